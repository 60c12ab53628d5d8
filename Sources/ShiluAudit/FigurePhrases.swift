/// One way in which reports say a figure.
///
/// An item of `said.yaml` is either a line of words (any of them, divided by spaces) or a mapping with the keys below.
public struct SaidPhrase: Sendable, Hashable {
    /// Any of these must stand near the number: between the number before and the number after it, in one sentence.
    public var words: [String]
    /// Any of these must stand near the number too.
    public var near: [String] = []
    /// Any of these must stand in the same sentence.
    public var needs: [String] = []
    /// Any of these must stand in the same sentence too.
    public var and: [String] = []
    /// Any of these must stand in the sentence, its paragraph's opening or the headings above it.
    public var about: [String] = []
    /// None of these may stand near the number.
    public var not: [String] = []
    /// None of these may stand in the sentence.
    public var never: [String] = []
    /// Measure words that this way of saying asks for, where they are narrower than the figure's.
    public var units: [String] = []
    /// `before`: the words stand before the number; `after`: behind it; nil: either.
    public var place: Place?
    /// Not where problems are told: 两个支部未能… is no number of branches.
    public var results = false
    /// Only in the account of one who is this: 书记.
    public var speaker: String?
    /// A plan's number: only in plans and demands.
    public var target = false
    /// Added to the score, to prefer a narrower figure over a wider one.
    public var weight = 0

    public enum Place: String, Sendable { case before, after }
}

/// How reports say one figure of the catalogue.
public struct FigurePhrases: Sendable {
    public var id: String
    public var name: String
    public var units: [String]
    public var said: [SaidPhrase]
}
