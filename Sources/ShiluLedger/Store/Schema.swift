/// The tables. Every key starts with `unit_id`, so that units can be spread over machines.
///
/// `BIGINT`, `TEXT` and `BYTES` are the three portable types; `CLUSTERED` asks for a table ordered by its key where the
/// database has such a thing. Nothing is ever NULL but days that are not known.
enum Schema {
    static let version: Int64 = 1
    /// Stands for "not ended" in `last_day` and `until_position`: comparisons then need no special case.
    static let open = Int64.max

    /// What is recorded: cannot be derived from anything else.
    static let primary = [
        "CREATE TABLE IF NOT EXISTS ledger_schema (version BIGINT NOT NULL PRIMARY KEY)",
        """
        CREATE TABLE IF NOT EXISTS unit (
            unit_id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, position BIGINT NOT NULL CHECK (position >= 0),
            hash BYTES NOT NULL, created_at BIGINT NOT NULL, suite TEXT NOT NULL, key_id TEXT NOT NULL,
            key_check BYTES NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS entry (
            unit_id TEXT NOT NULL, position BIGINT NOT NULL CHECK (position > 0), batch BIGINT NOT NULL,
            action TEXT NOT NULL, register TEXT NOT NULL, record_id TEXT NOT NULL, step TEXT NOT NULL,
            author TEXT NOT NULL, entered_at BIGINT NOT NULL, happened_on BIGINT, reason TEXT NOT NULL,
            body BYTES NOT NULL, sealed BYTES NOT NULL, previous BYTES NOT NULL, hash BYTES NOT NULL,
            PRIMARY KEY (unit_id, position))
        """,
        "CREATE INDEX IF NOT EXISTS entry_record ON entry (unit_id, record_id, position)",
        """
        CREATE TABLE IF NOT EXISTS record_key (
            unit_id TEXT NOT NULL, record_id TEXT NOT NULL, wrapped BYTES NOT NULL,
            PRIMARY KEY (unit_id, record_id)) CLUSTERED
        """,
    ]

    /// What follows from the entries and can be rebuilt.
    static let derived = [
        """
        CREATE TABLE IF NOT EXISTS record (
            unit_id TEXT NOT NULL, record_id TEXT NOT NULL, register TEXT NOT NULL, organization_id TEXT NOT NULL,
            day BIGINT, body BYTES NOT NULL, sealed BYTES NOT NULL, steps BYTES NOT NULL,
            first_position BIGINT NOT NULL, position BIGINT NOT NULL, retracted BIGINT NOT NULL,
            PRIMARY KEY (unit_id, record_id))
        """,
        "CREATE INDEX IF NOT EXISTS record_register ON record (unit_id, register, organization_id, day)",
        """
        CREATE TABLE IF NOT EXISTS reference (
            unit_id TEXT NOT NULL, from_record TEXT NOT NULL, field TEXT NOT NULL, to_record TEXT NOT NULL,
            PRIMARY KEY (unit_id, from_record, field, to_record)) CLUSTERED
        """,
        "CREATE INDEX IF NOT EXISTS reference_to ON reference (unit_id, to_record, field, from_record)",
        """
        CREATE TABLE IF NOT EXISTS natural_key (
            unit_id TEXT NOT NULL, register TEXT NOT NULL, digest BYTES NOT NULL, record_id TEXT NOT NULL,
            PRIMARY KEY (unit_id, register, digest, record_id)) CLUSTERED
        """,
        """
        CREATE TABLE IF NOT EXISTS alias (
            unit_id TEXT NOT NULL, alias_id TEXT NOT NULL, record_id TEXT NOT NULL,
            PRIMARY KEY (unit_id, alias_id)) CLUSTERED
        """,
        """
        CREATE TABLE IF NOT EXISTS fact (
            unit_id TEXT NOT NULL, owner_id TEXT NOT NULL, since_position BIGINT NOT NULL, ordinal BIGINT NOT NULL,
            record_id TEXT NOT NULL, organization_id TEXT NOT NULL, member_id TEXT NOT NULL, first_day BIGINT NOT NULL,
            last_day BIGINT NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL, value BIGINT NOT NULL,
            until_position BIGINT NOT NULL,
            PRIMARY KEY (unit_id, owner_id, since_position, ordinal)) CLUSTERED
        """,
        "CREATE INDEX IF NOT EXISTS fact_cell ON fact (unit_id, organization_id, kind, measure, first_day)",
        """
        CREATE INDEX IF NOT EXISTS fact_member ON fact (unit_id, member_id, kind, first_day)
            WHERE member_id <> '' AND member_id <> owner_id
        """,
        """
        CREATE TABLE IF NOT EXISTS total (
            unit_id TEXT NOT NULL, organization_id TEXT NOT NULL, kind TEXT NOT NULL, measure TEXT NOT NULL,
            month BIGINT NOT NULL, value BIGINT NOT NULL,
            PRIMARY KEY (unit_id, organization_id, kind, measure, month)) CLUSTERED
        """,
        """
        CREATE TABLE IF NOT EXISTS reach (
            unit_id TEXT NOT NULL, kind TEXT NOT NULL, span BIGINT NOT NULL, organization_id TEXT NOT NULL,
            member_id TEXT NOT NULL, times BIGINT NOT NULL,
            PRIMARY KEY (unit_id, kind, span, organization_id, member_id)) CLUSTERED
        """,
        """
        CREATE TABLE IF NOT EXISTS affiliation (
            unit_id TEXT NOT NULL, organization_id TEXT NOT NULL, first_day BIGINT NOT NULL,
            since_position BIGINT NOT NULL, parent_id TEXT NOT NULL, last_day BIGINT NOT NULL,
            until_position BIGINT NOT NULL,
            PRIMARY KEY (unit_id, organization_id, first_day, since_position)) CLUSTERED
        """,
    ]

    /// How many rows share the first column, the first two, … of each index: SQLite knows nothing of a new file, takes
    /// `unit_id` for selective, and would read whole tables. These are shapes, not counts: of the order of one big unit with many
    /// branches. Facts are never looked for by skipping through organisations: for a thousand of them that took minutes.
    static let distributions: [(table: String, index: String, rows: String)] = [
        ("entry", "sqlite_autoindex_entry_1", "300000 300000 1"), ("entry", "entry_record", "300000 300000 2 1"),
        ("record", "sqlite_autoindex_record_1", "200000 200000 1"),
        ("record", "record_register", "200000 200000 10000 500 5"), ("record_key", "record_key", "200000 200000 1"),
        ("reference", "reference", "1000000 1000000 4 2 1"),
        ("reference", "reference_to", "1000000 1000000 100 20 1"),
        ("natural_key", "natural_key", "200000 200000 20000 1 1"), ("fact", "fact", "1000000 1000000 3 2 1"),
        ("fact", "fact_cell", "1000000 1000000 2000 50 20 3 noskipscan"),
        ("fact", "fact_member", "500000 500000 20 4 2"),
        ("total", "total", "100000 100000 1000 20 10 1"), ("reach", "reach", "1000000 1000000 50000 5000 50 1"),
        ("affiliation", "affiliation", "1000 1000 2 1 1"),
    ]

    /// Derived tables in the order in which they are compared, each with the columns that order its rows.
    static let derivedTables: [(name: String, columns: [String])] = [
        (
            "record",
            [
                "record_id", "register", "organization_id", "day", "body", "sealed", "steps", "first_position",
                "position", "retracted",
            ]
        ),
        ("reference", ["from_record", "field", "to_record"]),
        ("natural_key", ["register", "digest", "record_id"]),
        ("alias", ["alias_id", "record_id"]),
        (
            "fact",
            [
                "owner_id", "since_position", "ordinal", "record_id", "organization_id", "member_id", "first_day",
                "last_day", "kind", "measure", "value", "until_position",
            ]
        ),
        ("total", ["organization_id", "kind", "measure", "month", "value"]),
        ("reach", ["kind", "span", "organization_id", "member_id", "times"]),
        ("affiliation", ["organization_id", "first_day", "since_position", "parent_id", "last_day", "until_position"]),
    ]
}
