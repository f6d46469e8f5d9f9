/// The keys of one of our JSON objects, in the order they are written.
protocol JSONKey: CaseIterable, RawRepresentable<String>, Sendable {
    /// The keys as the reader looks them up.
    static var table: JSONKeyTable<Self> { get }
}

/// The keys of an object as bytes, for looking one up without making a string.
struct JSONKeyTable<Key: JSONKey>: Sendable {
    let keys: [Key]
    let names: [[UInt8]]
    /// The keys that must be there, as bits.
    let required: UInt64

    /// Makes a table of all keys of an object, at most 64.
    init(required: [Key]) {
        keys = Array(Key.allCases)
        names = keys.map { Array($0.rawValue.utf8) }
        self.required = required.reduce(0) { bits, key in
            bits | 1 << UInt64(Key.allCases.map(\.rawValue).firstIndex(of: key.rawValue) ?? 0)
        }
    }

    /// The place of a key in the table; nil where there is none of that name. Looks first where the last
    /// one was found, since keys mostly come in order.
    func index(of name: Span<UInt8>, after last: Int) -> Int? {
        for index in last..<names.count where matches(name, index) { return index }
        for index in 0..<last where matches(name, index) { return index }
        return nil
    }

    /// The key of that name; nil where there is none.
    func key(_ name: Span<UInt8>) -> Key? {
        index(of: name, after: 0).map { keys[$0] }
    }

    private func matches(_ name: Span<UInt8>, _ index: Int) -> Bool {
        let candidate = names[index]
        return candidate.count == name.count && candidate.indices.allSatisfy { candidate[$0] == name[$0] }
    }
}

/// The keys of an object that were read so far.
struct JSONMembers<Key: JSONKey> {
    let table: JSONKeyTable<Key>
    /// Where the object began.
    let start: Int
    /// The keys that were there, as bits.
    var seen: UInt64 = 0
    /// The place in the table behind the last key.
    var next = 0
    /// Whether a member was read, so that a comma stands before another.
    var isStarted = false
}
