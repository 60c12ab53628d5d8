/// A repeatable source of choices: the same seed gives the same unit on every machine (SplitMix64, Steele and others 2014).
struct SampleRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// A whole number of `range`; its lower bound when the range is empty of choice.
    mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// One of the given; nil of none.
    mutating func pick<T>(_ choices: [T]) -> T? {
        choices.isEmpty ? nil : choices[Int(next() % UInt64(choices.count))]
    }

    /// `count` different ones of the given, in their order.
    mutating func pick<T>(_ count: Int, of choices: [T]) -> [T] {
        var places = Array(choices.indices)
        while places.count > max(0, count) { places.remove(at: Int(next() % UInt64(places.count))) }
        return places.map { choices[$0] }
    }

    /// A number that depends on the seed and the words alone, not on what was drawn before: so that one more record
    /// somewhere does not move every gap.
    static func hash(_ seed: UInt64, _ words: [String]) -> UInt64 {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for word in words {
            for byte in word.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
            value = (value ^ 0x1F) &* 0x0000_0100_0000_01B3
        }
        var mixer = SampleRandom(seed: value)
        return mixer.next()
    }
}
