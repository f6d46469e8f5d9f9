/// The files that an export found, in the order in which they are read: those given, those in folders and those
/// in zip archives.
///
/// A province sends fifty thousand of them, so a file takes its own name and a few numbers here, no more.
public struct InputList: Sendable {
    /// Where files lie: a folder, or a folder within an archive.
    struct Place: Hashable, Sendable {
        /// The path that goes before the file's name, with its slash.
        let path: String
        /// Which of the archives it is in; nil for the file system.
        let archive: Int?
    }

    /// An archive, itself a file among the places.
    struct ArchivePlace: Sendable {
        let path: String
        /// The archive that it lies in and which entry of it; nil for a file of the file system.
        let parent: (archive: Int, entry: Int)?
    }

    private var names: [UInt8] = []
    private var ends: [Int32] = []
    /// The first input of each place; those of one follow each other.
    private var placeStarts: [Int32] = []
    /// The numbers of the inputs in their archives, from the first input that is in one.
    private var entryNumbers: [Int32] = []
    private var firstEntry = 0
    private var places: [Place] = []
    private(set) var archives: [ArchivePlace] = []
    /// The outputs that were found in input folders, and are not read.
    private(set) var passedOver: [String] = []
    /// Why files, folders and archives that count as one input cannot even be opened.
    private var refusals: [Int: InterchangeError] = [:]

    /// How many there are.
    public var count: Int { ends.count }

    /// Says where the inputs that are added next lie.
    mutating func begin(_ place: Place) {
        if places.last == place { return }
        places.append(place)
        placeStarts.append(Int32(clamping: count))
    }

    mutating func add(_ archive: ArchivePlace) -> Int {
        archives.append(archive)
        return archives.count - 1
    }

    /// Adds a file to the place that was begun; `entry` is its number in the archive that the place is in.
    mutating func add(_ name: String, entry: Int? = nil) {
        if entry != nil, entryNumbers.isEmpty { firstEntry = count }
        if entry != nil || !entryNumbers.isEmpty { entryNumbers.append(Int32(clamping: entry ?? 0)) }
        names += name.utf8
        ends.append(Int32(clamping: names.count))
    }

    /// How many files were passed over that programs and systems leave behind.
    public private(set) var leftBehind = 0

    /// Notes a file that a program or a system left behind.
    mutating func addLeftBehind() { leftBehind += 1 }

    /// Notes an output that was found and passed over.
    mutating func add(passedOver path: String) { passedOver.append(path) }

    /// Adds what cannot be opened, with the reason.
    mutating func add(refused path: String, _ error: InterchangeError) {
        refusals[count] = error
        begin(Place(path: "", archive: nil))
        add(path)
    }

    /// The path of an input, as it is told: `报送.zip/一处/自评表.xlsx` in an archive.
    func path(_ index: Int) -> String {
        let start = index == 0 ? 0 : Int(ends[index - 1])
        return place(index).path
            + String(decoding: names[start..<Int(ends[index])], as: UTF8.self)
    }

    /// Why an input cannot be opened; nil where nothing is known against it.
    func refusal(_ index: Int) -> InterchangeError? { refusals[index] }

    /// The archive that an input is in and its number there; nil for a file of the file system.
    func member(_ index: Int) -> (archive: Int, entry: Int)? {
        place(index).archive.map { ($0, Int(entryNumbers[index - firstEntry])) }
    }

    /// The last place that begins no later than an input.
    private func place(_ index: Int) -> Place {
        var (low, high) = (0, places.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(placeStarts[middle]) <= index { low = middle } else { high = middle }
        }
        return places[low]
    }
}
