/// The words of the vocabulary as a tree of characters, for the longest one at a place of a text.
///
/// The steps of the tree lie in one open-addressed table, so that a step costs one look and no allocation: every label of
/// every sheet is walked through it.
struct WordTree: Sendable {
    /// What ends at a node.
    struct Entry: Sendable {
        /// What the word says wherever it stands in a label.
        var word: Facets?
        /// What it says where it is the whole label.
        var whole: Facets?
        /// Whether it is filler, which says nothing.
        var isFiller = false
    }

    private(set) var entries: [Entry] = [Entry()]
    private var keys: [UInt64] = Array(repeating: 0, count: 1 << 12)
    private var targets: [Int32] = Array(repeating: 0, count: 1 << 12)
    private var count = 0

    /// The node at the end of a word, made where it is not there yet.
    mutating func node(of word: [UInt32]) -> Int {
        var node = 0
        for scalar in word {
            if let next = step(from: node, over: scalar) {
                node = next
            } else {
                entries.append(Entry())
                insert(node, scalar, entries.count - 1)
                node = entries.count - 1
            }
        }
        return node
    }

    /// Changes what ends at a node.
    mutating func update(_ node: Int, _ change: (inout Entry) -> Void) { change(&entries[node]) }

    /// The node one character on; nil where no word goes on so.
    func step(from node: Int, over scalar: UInt32) -> Int? {
        let key = WordTree.key(node, scalar)
        var place = WordTree.hash(key) & (keys.count - 1)
        while keys[place] != 0 {
            if keys[place] == key { return Int(targets[place]) }
            place = (place + 1) & (keys.count - 1)
        }
        return nil
    }

    /// The longest word or filler at a place of a text: its length and its node; nil where none starts there.
    func longest(in text: [UInt32], at start: Int, before end: Int) -> (length: Int, node: Int)? {
        var node = 0
        var found: (Int, Int)?
        var place = start
        while place < end, let next = step(from: node, over: text[place]) {
            node = next
            place += 1
            if entries[node].word != nil || entries[node].isFiller { found = (place - start, node) }
        }
        return found
    }

    /// What ends exactly where a text does; nil where no word does.
    func entry(of text: ArraySlice<UInt32>) -> Entry? {
        var node = 0
        for scalar in text {
            guard let next = step(from: node, over: scalar) else { return nil }
            node = next
        }
        return entries[node]
    }

    private mutating func insert(_ node: Int, _ scalar: UInt32, _ target: Int) {
        if count * 2 >= keys.count { grow() }
        put(WordTree.key(node, scalar), Int32(target))
        count += 1
    }

    private mutating func put(_ key: UInt64, _ target: Int32) {
        var place = WordTree.hash(key) & (keys.count - 1)
        while keys[place] != 0 { place = (place + 1) & (keys.count - 1) }
        keys[place] = key
        targets[place] = target
    }

    private mutating func grow() {
        let (oldKeys, oldTargets) = (keys, targets)
        keys = Array(repeating: 0, count: oldKeys.count * 2)
        targets = Array(repeating: 0, count: oldKeys.count * 2)
        for (key, target) in zip(oldKeys, oldTargets) where key != 0 { put(key, target) }
    }

    /// A step as one number; never 0, since no text holds the character 0.
    private static func key(_ node: Int, _ scalar: UInt32) -> UInt64 { UInt64(node) << 21 | UInt64(scalar) }

    private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
    }
}
