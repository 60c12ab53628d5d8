/// Says which figure of the catalogue each claim means.
///
/// A phrase of `said.yaml` is met when one of its words stands near the number, between the numbers before and after it.
/// Of all met phrases the most telling one wins: longer words, nearer to the number, in the same clause.
struct FigureBinder: Sendable {
    private var trie = WordTrie()
    private var figures: [FigurePhrases]
    private var phrases: [Phrase] = []
    /// Phrases by the number of the word that must stand near.
    private var byWord: [Int: [Int]] = [:]
    let lexicon: AuditLexicon
    private let unitNumbers: [String: Int]
    let businessUnits: Set<String>
    /// Words of Party affairs: the wide list, and those that leave no doubt.
    let party: WordTrie
    let core: WordTrie
    let businessHeadings: WordTrie

    /// A class, so that trying a phrase copies nothing.
    private final class Phrase: Sendable {
        let figure: Int
        let said: SaidPhrase
        /// By the numbers of measure words.
        let units: [Bool]
        let near: [Int]
        let needs: [Int]
        let and: [Int]
        let not: [Int]
        let never: [Int]
        let average: Bool
        let everyUnit: Bool
        let speaksOfEach: Bool
        let compares: Bool
        let isBefore: Bool?

        init(_ figure: Int, _ said: SaidPhrase, _ units: [Bool], _ everyUnit: Bool, _ number: ([String]) -> [Int]) {
            self.figure = figure
            self.said = said
            self.units = units
            self.everyUnit = everyUnit
            near = number(said.near)
            needs = number(said.needs)
            and = number(said.and)
            not = number(said.not)
            never = number(said.never)
            average = (said.words + said.needs).contains { $0.contains("人均") || $0.contains("平均") }
            speaksOfEach = said.words.contains { $0.hasPrefix("每") }
            compares = said.words.contains("同比")
            isBefore = said.place.map { $0 == .before }
        }
    }

    init(_ lexicon: AuditLexicon) {
        self.lexicon = lexicon
        figures = lexicon.figures
        businessUnits = Set(lexicon.cue("business-units"))
        party = lexicon.trie("party")
        core = lexicon.trie("party-core")
        businessHeadings = lexicon.trie("business-headings")
        let numbers = Set(figures.flatMap { $0.units + $0.said.flatMap(\.units) } + ["%"]).sorted()
        unitNumbers = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
        for (index, figure) in figures.enumerated() {
            let wide = Set(figure.units)
            for said in figure.said {
                let own = said.units.isEmpty ? wide : Set(said.units)
                let phrase = Phrase(index, said, numbers.map(own.contains), own.contains("*")) { words in
                    words.map { trie.insert($0) }
                }
                for word in said.words { byWord[trie.insert(word), default: []].append(phrases.count) }
                phrases.append(phrase)
            }
        }
    }

    /// A word of the lexicon found in the text.
    struct Hit {
        var start: Int
        var end: Int
        var word: Int
    }

    private func hits(_ text: SourceText) -> [Hit] {
        var hits: [Hit] = []
        for position in 0..<text.count where text.classes[position] != .mark {
            trie.matches(text, at: position) { word, length in
                hits.append(Hit(start: position, end: position + length, word: word))
            }
        }
        return hits
    }

    func bind(_ claims: inout [Claim], _ text: SourceText, _ sections: SectionMap, _ profile: DocumentProfile) {
        let hits = hits(text)
        var stamps = [Int](repeating: -1, count: trie.words.count)
        var firstHit = 0
        var reader = HintReader(text, lexicon, sections, profile)
        let zones = ClaimZones(text, claims)
        var held: Range<Int>?
        let speaker =
            profile.kind == .accountReport ? text.string(0..<min(text.count, sections.opening.upperBound, 300)) : ""
        for index in claims.indices {
            if held?.contains(claims[index].offset) != true {
                held = text.sentence(around: claims[index].offset)
            }
            let sentence = held ?? claims[index].range
            claims[index].noun = zones.noun(index, sentence)
            guard claims[index].kind != .date, claims[index].kind != .ordinal else { continue }
            let near = zones.near(index, sentence)
            claims[index].hints = reader.read(claims, index, near, sentence)
            while firstHit < hits.count, hits[firstHit].start < sentence.lowerBound { firstHit += 1 }
            var last = firstHit
            while last < hits.count, hits[last].start < sentence.upperBound {
                if hits[last].end <= sentence.upperBound { stamps[hits[last].word] = index }
                last += 1
            }
            let scope = Scope(
                text: text, hits: hits[firstHit..<last], stamps: stamps, stamp: index, sentence: sentence,
                section: sections.section(at: claims[index].offset),
                title: profile.kind == .rectificationReport ? profile.title : nil, speaker: speaker)
            var found: [String] = []
            for zone in zones.lists(index, near, sentence) ?? [near] {
                if let id = best(claims[index], zone, scope), !found.contains(id) { found.append(id) }
            }
            if found.isEmpty, let zone = zones.continued(index, near, sentence),
                let id = best(claims[index], zone, scope)
            {
                found = [id]
            }
            claims[index].figure = found.first ?? fallback(claims, index, text, near, scope)
            claims[index].alsoFigures = Array(found.dropFirst())
            dropSharesOfOthers(&claims, index, sentence)
        }
    }

    struct Scope {
        let text: SourceText
        let hits: ArraySlice<Hit>
        let stamps: [Int]
        let stamp: Int
        let sentence: Range<Int>
        let section: SectionMap.Section?
        /// A rectification report's title says what all its problems are about.
        let title: Range<Int>?
        /// Title and opening of an account, which say whose it is.
        let speaker: String

        func has(_ words: [Int]) -> Bool { words.contains { stamps[$0] == stamp } }

        func stands(_ words: [Int], in zone: ClaimZones.Zone) -> Bool {
            hits.contains { words.contains($0.word) && zone.contains($0.start, $0.end) }
        }

        func isAbout(_ words: [String]) -> Bool {
            if text.contains(anyOf: words, in: sentence) { return true }
            if let section, section.headings.contains(where: { text.contains(anyOf: words, in: $0) }) { return true }
            if let title, text.contains(anyOf: words, in: title) { return true }
            // The sentence before, which often names the campaign or the subject.
            let before = max(0, sentence.lowerBound - 80)..<sentence.lowerBound
            return text.contains(anyOf: words, in: before)
        }
    }

    private func best(_ claim: Claim, _ zone: ClaimZones.Zone, _ scope: Scope) -> String? {
        var winner: (score: Int, figure: Int)?
        let unit = unitNumbers[claim.kind == .ratio ? "%" : claim.baseUnit]
        for hit in scope.hits {
            guard let candidates = byWord[hit.word], zone.contains(hit.start, hit.end) else { continue }
            let distance = zone.distance(hit.start, hit.end, claim.range, scope.text)
            for id in candidates {
                let phrase = phrases[id]
                guard fits(claim, unit, phrase) else { continue }
                if let isBefore = phrase.isBefore, isBefore != (hit.end <= claim.offset) { continue }
                if phrase.said.results, scope.section?.problems == true { continue }
                if let speaker = phrase.said.speaker, !scope.speaker.contains(speaker) { continue }
                if !phrase.near.isEmpty, !scope.stands(phrase.near, in: zone) { continue }
                if !phrase.needs.isEmpty, !scope.has(phrase.needs) { continue }
                if !phrase.and.isEmpty, !scope.has(phrase.and) { continue }
                if scope.has(phrase.never) { continue }
                if !phrase.not.isEmpty, scope.stands(phrase.not, in: zone) { continue }
                if !phrase.said.about.isEmpty, !scope.isAbout(phrase.said.about) { continue }
                var score = (hit.end - hit.start) * 8 - distance + phrase.said.weight
                if !phrase.needs.isEmpty { score += 6 }
                if !phrase.and.isEmpty { score += 6 }
                if !phrase.said.about.isEmpty { score += 4 }
                if let held = winner, held.score >= score { continue }
                winner = (score, phrase.figure)
            }
        }
        guard let winner, winner.score > 0 else { return nil }
        return figures[winner.figure].id
    }

    private func fits(_ claim: Claim, _ unit: Int?, _ phrase: Phrase) -> Bool {
        guard phrase.said.target == claim.hints.planned else { return false }
        if claim.hints.average != phrase.average { return false }
        if claim.hints.per != nil, !phrase.said.target, !phrase.average,
            !phrase.speaksOfEach
        {
            return false
        }
        if claim.hints.compared { return phrase.compares }
        return phrase.everyUnit || unit.map { phrase.units[$0] } ?? false
    }
}
