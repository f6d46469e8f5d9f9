import Performance
import Primitives

/// What a text in a column of signs says: a comparator, the nature of an indicator, or its direction.
enum SignText {
    case comparator
    case nature
    case direction

    private static let natures = ["定性", "定量", "定性指标", "定量指标"].map { Array($0.utf8) }
    private static let directions = ["正向", "反向", "负向", "逆向", "正向指标", "反向指标", "负向指标", "逆向指标"].map { Array($0.utf8) }

    init?(_ text: ArraySlice<UInt8>) {
        let bytes = WhiteSpace.removed(from: text)
        guard !bytes.isEmpty, bytes.count <= 24 else { return nil }
        if SignText.natures.contains(where: { bytes.elementsEqual($0) }) {
            self = .nature
        } else if SignText.directions.contains(where: { bytes.elementsEqual($0) }) {
            self = .direction
        } else if let value = Value(reading: String(decoding: bytes, as: UTF8.self) + "1"), value.comparator != nil,
            value.number?.description == "1"
        {
            self = .comparator
        } else {
            return nil
        }
    }
}
