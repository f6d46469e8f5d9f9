import Glibc

/// A small generator whose whole sequence follows from its seed, so that a failure can be run again.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts a sequence.
    public init(seed: UInt64 = SplitMix64.seed) {
        state = seed
    }

    /// The seed of this run: from the environment's JIXIAO_SEED, else always the same; printed once.
    public static let seed: UInt64 = {
        let seed = number("JIXIAO_SEED").map { UInt64(bitPattern: Int64($0)) } ?? 20_260_101
        print("JIXIAO_SEED=\(seed)")
        return seed
    }()

    /// A number of the environment; nil where it has none of the name.
    public static func number(_ name: String) -> Int? {
        getenv(name).flatMap { Int(String(cString: $0)) }
    }

    /// The next number of the sequence.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something happens that does once in so many times.
    public mutating func once(in times: Int) -> Bool {
        Int.random(in: 0..<times, using: &self) == 0
    }

    /// One of several.
    public mutating func one<Element>(of choices: [Element]) -> Element {
        choices[Int.random(in: 0..<choices.count, using: &self)]
    }
}
