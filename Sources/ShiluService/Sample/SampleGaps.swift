import Foundation
import ShiluRegisters

/// One duty that a generated unit was made to miss.
public struct PlantedGap: Sendable, Hashable, Codable {
    /// Id of the duty in `Catalogue/duties`.
    public let duty: String
    /// Id of the organisation that owes it, or whose member does.
    public let organization: String
    /// Id of the member who owes it; nil where the organisation does.
    public let member: String?
    /// First and last day of the window that was missed, both included.
    public let from: String
    public let to: String

    /// The list as JSON, the same bytes for the same gaps.
    public static func list(_ gaps: [PlantedGap]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(gaps)
    }
}

/// Which of the duties of a generated unit are left undone, and what was left undone so far.
struct SampleGaps {
    private let seed: UInt64
    /// Of ten thousand chances, how many are missed.
    private let perTenThousand: UInt64
    private(set) var planted: [PlantedGap] = []

    /// - Parameter share: of the chances, how many are missed, from 0 to 1 (in ten-thousandths).
    init(seed: UInt64, share: ExactDecimal) {
        self.seed = seed
        let scale = (0..<share.scale).reduce(Int64(1)) { product, _ in product * 10 }
        perTenThousand = UInt64(max(0, min(10_000, share.coefficient * 10_000 / scale)))
    }

    /// Whether this duty is to be missed in this window; a missed one is listed.
    mutating func skips(_ duty: String, _ organization: String, member: String? = nil, _ window: Period) -> Bool {
        let words = [duty, organization, member ?? "", window.description]
        guard SampleRandom.hash(seed, words) % 10_000 < perTenThousand else { return false }
        plant(duty, organization, member: member, window)
        return true
    }

    /// Lists a duty that is missed whatever the share.
    mutating func plant(_ duty: String, _ organization: String, member: String? = nil, _ window: Period) {
        planted.append(
            PlantedGap(
                duty: duty, organization: "\(PartyOrganization.name)/\(organization)",
                member: member.map { "\(Member.name)/\($0)" }, from: window.first.description,
                to: window.last.description))
    }
}
