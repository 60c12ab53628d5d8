/// Says which figure of the catalogue each claim means.
///
/// A phrase of `said.yaml` is met when one of its words stands near the number, between the numbers before and after it.
/// Of all met phrases the most telling one wins: longer words, nearer to the number, in the same clause.
struct FigureBinder: Sendable {
    private var trie = WordTrie()
    private var figures: [FigurePhrases]
    private var phrases: [Phrase] = []
    /// Phrases by the number of the word that must stand near.
    private var byWord: [[Int]] = []
    let lexicon: AuditLexicon
    /// Measure words by number; a trie, because hashing a Chinese string asks first whether it is normalised.
    private let units: WordTrie
    let businessUnits: WordTrie
    /// Words of Party affairs: the wide list, and those that leave no doubt.
    let party: WordTrie
    let core: WordTrie
    private let shortfalls: WordTrie
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
        let target: Bool
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
            target = said.target
            average = (said.words + said.needs).contains { $0.holds("人均") || $0.holds("平均") }
            speaksOfEach = said.words.contains { $0.hasPrefix("每") }
            compares = said.words.contains("同比")
            isBefore = said.place.map { $0 == .before }
        }
    }

    init(_ lexicon: AuditLexicon) {
        self.lexicon = lexicon
        figures = lexicon.figures
        businessUnits = lexicon.trie("business-units")
        party = lexicon.trie("party")
        core = lexicon.trie("party-core")
        shortfalls = lexicon.trie("shortfalls")
        businessHeadings = lexicon.trie("business-headings")
        let numbers = Set(figures.flatMap { $0.units + $0.said.flatMap(\.units) } + ["%"]).sorted()
        let unitNumbers = WordTrie(numbers)
        units = unitNumbers
        var telling: [(word: Int, phrase: Int)] = []
        for (index, figure) in figures.enumerated() {
            for said in figure.said {
                let own = said.units.isEmpty ? figure.units : said.units
                var units = [Bool](repeating: false, count: numbers.count)
                for number in own.compactMap({ unitNumbers.id(of: $0.unicodeScalars) }) { units[number] = true }
                let phrase = Phrase(index, said, units, own.contains("*")) { words in
                    words.map { trie.insert($0.unicodeScalars) }
                }
                for word in said.words { telling.append((trie.insert(word.unicodeScalars), phrases.count)) }
                phrases.append(phrase)
            }
        }
        byWord = [[Int]](repeating: [], count: trie.count)
        for (word, phrase) in telling { byWord[word].append(phrase) }
    }

    /// A word of the lexicon found in the text.
    struct Hit {
        var start: Int
        var end: Int
        var word: Int
    }

    /// The words that begin in the sentence, in order; in place of those that were there.
    private func read(_ hits: inout [Hit], _ text: SourceText, in sentence: Range<Int>) {
        hits.removeAll(keepingCapacity: true)
        for position in sentence where text.classes[position] != .mark {
            trie.matches(text, at: position) { word, length in
                hits.append(Hit(start: position, end: position + length, word: word))
            }
        }
    }

    func bind(
        _ claims: inout [Claim], _ text: SourceText, _ sections: SectionMap, _ profile: DocumentProfile,
        _ tables: [TextTable]
    ) {
        var hits: [Hit] = []
        var marks = Marks(words: trie.count)
        let reader = HintReader(text, lexicon, sections, profile)
        let zones = ClaimZones(text, claims)
        var held: Range<Int>?
        let speaker =
            profile.kind == .accountReport ? text.string(0..<min(text.count, sections.opening.upperBound, 300)) : ""
        for index in claims.indices {
            if held?.contains(claims[index].offset) != true {
                held = text.sentence(around: claims[index].offset)
            }
            let sentence = held ?? claims[index].range
            if marks.sentence != sentence {
                marks.sentence = sentence
                read(&hits, text, in: sentence)
                for hit in hits where hit.end <= sentence.upperBound { marks.saw(hit.word) }
            }
            claims[index].noun = zones.noun(index, sentence)
            guard claims[index].kind != .date, claims[index].kind != .ordinal else { continue }
            let near = zones.near(index, sentence)
            let section = sections.index(at: claims[index].offset)
            claims[index].hints = reader.read(claims, index, near, sentence, section)
            let asked = Asked(claims, index, unit: number(claims[index].kind == .ratio ? "%" : claims[index].baseUnit))
            let scope = Scope(
                hits: hits[...], sentence: sentence, section: sections.sections[section],
                title: profile.kind == .rectificationReport ? profile.title : nil, speaker: speaker)
            var found: [String] = []
            // 仅开3次, among the problems, is some branch's shortfall and nothing that is counted.
            if scope.section?.problems == true, claims[index].kind != .percentage,
                text.contains(shortfalls, in: near.left)
            {
                continue
            }
            if let listed = zones.lists(index, near, sentence) {
                for zone in listed {
                    if let id = best(asked, zone, text, scope, &marks), !found.contains(id) { found.append(id) }
                }
            } else if let id = best(asked, near, text, scope, &marks) {
                found = [id]
            }
            if found.isEmpty, let zone = zones.continued(index, near, sentence),
                let id = best(asked, zone, text, scope, &marks)
            {
                found = [id]
            }
            claims[index].figure = found.first ?? fallback(claims, index, text, near, scope)
            claims[index].alsoFigures = Array(found.dropFirst())
            dropSharesOfOthers(&claims, index, sentence)
        }
        bindCells(&claims, text, sections, tables)
    }

    /// The figure that the name of a table's column says; where it names no measure word, any will do.
    func figure(of name: Range<Int>, _ cell: Claim, _ text: SourceText, _ sections: SectionMap) -> FigurePhrases? {
        var hits: [Hit] = []
        read(&hits, text, in: name)
        var marks = Marks(words: trie.count)
        marks.sentence = name
        for hit in hits where hit.end <= name.upperBound { marks.saw(hit.word) }
        let scope = Scope(
            hits: hits[...], sentence: name, section: sections.sections[sections.index(at: name.lowerBound)],
            title: nil,
            speaker: "")
        let (before, behind) = (name.lowerBound..<name.lowerBound, name.upperBound..<name.upperBound)
        for unit in cell.baseUnit.isEmpty ? ["人", "个", "次"] : [cell.baseUnit] {
            var claim = cell
            claim.baseUnit = unit
            claim.length = 0
            // A name may be read as standing before its numbers or behind them.
            for zone in [ClaimZones.Zone(left: name, right: behind), ClaimZones.Zone(left: before, right: name)] {
                claim.offset = zone.left.isEmpty ? name.lowerBound : name.upperBound
                let asked = Asked([claim], 0, unit: number(claim.kind == .ratio ? "%" : unit))
                if let id = best(asked, zone, text, scope, &marks) { return figures.first { $0.id == id } }
            }
        }
        return nil
    }

    /// Which words stand in the sentence and in the zone at hand: by number, so that asking is one look.
    private struct Marks {
        private var inSentence: [Int]
        private var inZone: [Int]
        private var sentenceNumber = 0
        private var zoneNumber = 0
        var sentence = -1..<(-1) {
            didSet { sentenceNumber += 1 }
        }

        init(words: Int) {
            inSentence = [Int](repeating: 0, count: words)
            inZone = [Int](repeating: 0, count: words)
        }

        mutating func saw(_ word: Int) { inSentence[word] = sentenceNumber }

        mutating func enter(_ zone: ClaimZones.Zone, _ hits: ArraySlice<Hit>) {
            zoneNumber += 1
            for hit in hits where zone.contains(hit.start, hit.end) { inZone[hit.word] = zoneNumber }
        }

        func has(_ words: [Int]) -> Bool { words.contains { inSentence[$0] == sentenceNumber } }
        func stands(_ words: [Int]) -> Bool { words.contains { inZone[$0] == zoneNumber } }
    }

    struct Scope {
        let hits: ArraySlice<Hit>
        let sentence: Range<Int>
        let section: SectionMap.Section?
        /// A rectification report's title says what all its problems are about.
        let title: Range<Int>?
        /// Title and opening of an account, which say whose it is.
        let speaker: String

        /// The hits that begin within reach of a zone.
        func within(_ zone: ClaimZones.Zone) -> ArraySlice<Hit> {
            let floor = min(zone.left.lowerBound, zone.right.lowerBound)
            let ceiling = max(zone.left.upperBound, zone.right.upperBound)
            var (low, high) = (hits.startIndex, hits.endIndex)
            while low < high {
                let middle = (low + high) / 2
                if hits[middle].start < floor { low = middle + 1 } else { high = middle }
            }
            return hits[low...].prefix { $0.start < ceiling }
        }

        func isAbout(_ words: [String], _ text: SourceText) -> Bool {
            if text.contains(anyListed: words, in: sentence) { return true }
            if let section, section.headings.contains(where: { text.contains(anyListed: words, in: $0) }) {
                return true
            }
            if let title, text.contains(anyListed: words, in: title) { return true }
            // The sentence before, which often names the campaign or the subject.
            let before = max(0, sentence.lowerBound - 80)..<sentence.lowerBound
            return text.contains(anyListed: words, in: before)
        }
    }

    /// What a phrase asks of a number: of the claim itself nothing is copied for the many phrases that are tried.
    private struct Asked {
        let range: Range<Int>
        /// The number of its measure word; nil for one that no figure has.
        let unit: Int?
        let planned: Bool
        let average: Bool
        let isPer: Bool
        let compared: Bool
        /// Only a rate grows without a word of comparison.
        let isRate: Bool

        init(_ claims: [Claim], _ index: Int, unit: Int?) {
            range = claims[index].range
            self.unit = unit
            planned = claims[index].hints.planned
            average = claims[index].hints.average
            isPer = claims[index].hints.per != nil
            compared = claims[index].hints.compared
            isRate =
                claims[index].kind == .percentage || claims[index].baseUnit.only == "倍"
                || claims[index].countsPercentagePoints
        }
    }

    private func number(_ unit: String) -> Int? { units.id(of: unit.unicodeScalars) }

    private func best(
        _ claim: Asked, _ zone: ClaimZones.Zone, _ text: SourceText, _ scope: Scope, _ marks: inout Marks
    ) -> String? {
        var winner: (score: Int, figure: Int)?
        let hits = scope.within(zone)
        marks.enter(zone, hits)
        for hit in hits {
            let candidates = byWord[hit.word]
            guard !candidates.isEmpty, zone.contains(hit.start, hit.end) else { continue }
            let distance = zone.distance(hit.start, hit.end, claim.range, text)
            for id in candidates {
                let phrase = phrases[id]
                guard fits(claim, phrase) else { continue }
                if let isBefore = phrase.isBefore, isBefore != (hit.end <= claim.range.lowerBound) { continue }
                if phrase.said.results, scope.section?.problems == true { continue }
                if let speaker = phrase.said.speaker, !scope.speaker.contains(speaker) { continue }
                if !phrase.near.isEmpty, !marks.stands(phrase.near) { continue }
                if !phrase.needs.isEmpty, !marks.has(phrase.needs) { continue }
                if !phrase.and.isEmpty, !marks.has(phrase.and) { continue }
                if marks.has(phrase.never) { continue }
                if !phrase.not.isEmpty, marks.stands(phrase.not) { continue }
                if !phrase.said.about.isEmpty, !scope.isAbout(phrase.said.about, text) { continue }
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

    private func fits(_ claim: Asked, _ phrase: Phrase) -> Bool {
        guard phrase.target == claim.planned, phrase.average == claim.average else { return false }
        if claim.isPer, !phrase.target, !phrase.average, !phrase.speaksOfEach { return false }
        if claim.compared { return phrase.compares }
        // 质量提升，2个专业入选
        if phrase.compares, !claim.isRate { return false }
        return phrase.everyUnit || claim.unit.map { phrase.units[$0] } ?? false
    }
}
