/// The dated steps by which a living record advances (a problem, a case, a term).
public struct LifeCycle: Sendable {
    public struct Step: Sendable {
        /// Its name on the command line and in the store.
        public let key: String
        public let label: String
        /// States it may be taken from; the empty text is a record whose state was never filled in.
        public let from: [String]
        /// The state after it.
        public let to: String
        /// The field that receives the step's day; nil when only the step's own date is kept.
        public let dayKey: String?
        /// Fields that must be filled once the step is taken.
        public let needs: [String]
        /// Who takes it, as the regulation says it (党支部, 上级党委); empty where it says nothing.
        public let actor: String
        /// The article that orders it, as a refusal names it; empty where there is none.
        public let article: String
        public init(
            _ key: String, _ label: String, from: [String], to: String, dayKey: String? = nil, needs: [String] = [],
            by actor: String = "", article: String = ""
        ) {
            (self.key, self.label, self.from, self.to, self.dayKey, self.needs) = (key, label, from, to, dayKey, needs)
            (self.actor, self.article) = (actor, article)
        }
    }
    /// The field that holds the state.
    public let stateKey: String
    public let steps: [Step]
    /// The regulation or rule of work that the machine follows, as a refusal names it where the step names no article.
    public let basis: String
    public init(stateKey: String, steps: [Step], basis: String = "") {
        (self.stateKey, self.steps, self.basis) = (stateKey, steps, basis)
    }

    public func step(_ key: String) -> Step? { steps.first { $0.key == key } }
    /// What may be done next.
    public func steps(from state: String) -> [Step] { steps.filter { $0.from.contains(state) } }
    /// What a refusal of the step rests on: `（《发展党员工作细则》第13条）`, or nothing.
    public func ground(of step: Step) -> String {
        let ground = step.article.isEmpty ? basis : step.article
        return ground.isEmpty ? "" : "（\(ground)）"
    }
}
