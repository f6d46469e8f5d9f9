/// Finds the sign between fields by reading the beginning of a text with each of the usual ones.
enum DelimiterDetection {
    /// How well a delimiter fits; compared part by part, the first weighing most.
    private struct Fit {
        var isEven = false
        var strayQuotes = 0
        var delimiters = 0

        func isBetter(than other: Fit) -> Bool {
            if delimiters == 0 || other.delimiters == 0 { return delimiters > other.delimiters }
            let isClean = isEven && strayQuotes == 0
            let isOtherClean = other.isEven && other.strayQuotes == 0
            if isClean != isOtherClean { return isClean }
            if isEven != other.isEven { return isEven }
            if strayQuotes != other.strayQuotes { return strayQuotes < other.strayQuotes }
            return delimiters > other.delimiters
        }
    }

    /// The delimiter of a text that begins so; `usual` where it has none of them.
    ///
    /// The best is one that cuts the records into equally many fields and leaves no quote within an unquoted
    /// field; of several such, the one that stands oftenest.
    static func delimiter(of sample: Span<UInt8>, isWhole: Bool, usual: UInt8) -> UInt8 {
        var best = usual
        var bestFit = fit(of: usual, in: sample, isWhole: isWhole)
        for candidate in CSVDialect.delimiters where candidate != usual {
            let fit = fit(of: candidate, in: sample, isWhole: isWhole)
            if fit.isBetter(than: bestFit) {
                best = candidate
                bestFit = fit
            }
        }
        return best
    }

    private static func fit(of delimiter: UInt8, in sample: Span<UInt8>, isWhole: Bool) -> Fit {
        var reader = CSVRecordReader(delimiter: delimiter)
        var position = 0
        var fit = Fit()
        var records = 0
        var counts: [Int: Int] = [:]
        func count(_ record: CSVRecord) {
            records += 1
            fit.delimiters += record.count - 1
            counts[record.count, default: 0] += 1
        }
        do throws(CSVError) {
            while try reader.next(sample, from: &position) { count(reader.record) }
            // Where more follows, the last record is cut off.
            if isWhole || records == 0, try reader.finish() { count(reader.record) }
        } catch {
            // What is wrong with the text is said when it is read.
        }
        let commonest = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
        if let commonest, commonest.key > 1, commonest.value * 10 >= records * 9 { fit.isEven = true }
        fit.strayQuotes = reader.strayQuotes
        return fit
    }
}
