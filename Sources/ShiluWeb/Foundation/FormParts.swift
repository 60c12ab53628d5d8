import ShiluRegisters

/// Pieces of forms that all pages share.
public enum FormParts {
    /// A labelled line of text.
    /// - Parameters:
    ///   - note: attributes of the input beyond these, such as `autocomplete`.
    ///   - wrong: what is wrong with it; nil for nothing.
    public static func input(
        _ key: String, _ label: String, value: String = "", type: String = "text", required: Bool = false,
        help: String = "", wrong: String? = nil, autocomplete: String? = nil, list: String? = nil
    ) -> Markup {
        let id = "f-\(key)"
        return """
            <div class="field"><label for="\(id)">\(label)\(must(required))</label>\
            <input id="\(id)" name="\(key)" type="\(type)" value="\(value)"\(attribute: "autocomplete", autocomplete)\
            \(attribute: "list", list)\(attribute: "required", if: required)\(invalid(wrong, id))>\
            \(below(help, wrong, id))</div>
            """
    }

    public static func select(
        _ key: String, _ label: String, options: [(value: String, label: String)], selected: String,
        required: Bool = false, help: String = "", wrong: String? = nil
    ) -> Markup {
        let id = "f-\(key)"
        return """
            <div class="field"><label for="\(id)">\(label)\(must(required))</label>\
            <select id="\(id)" name="\(key)"\(invalid(wrong, id))>\(self.options(options, selected: selected))</select>\
            \(below(help, wrong, id))</div>
            """
    }

    public static func options(_ options: [(value: String, label: String)], selected: String) -> Markup {
        options.map { option -> Markup in
            "<option value=\"\(option.value)\"\(attribute: "selected", if: option.value == selected)>\(option.label)</option>"
        }.joined()
    }

    public static func textarea(
        _ key: String, _ label: String, value: String = "", required: Bool = false, help: String = "",
        wrong: String? = nil
    ) -> Markup {
        let id = "f-\(key)"
        return """
            <div class="field"><label for="\(id)">\(label)\(must(required))</label>\
            <textarea id="\(id)" name="\(key)"\(invalid(wrong, id))>\n\(value)</textarea>\(below(help, wrong, id))</div>
            """
    }

    /// Required is said by a word, not by a star.
    public static func must(_ required: Bool) -> Markup { required ? " <span class=\"must\">必填</span>" : .none }

    static func invalid(_ wrong: String?, _ id: String) -> Markup {
        wrong == nil ? .none : " aria-invalid=\"true\" aria-describedby=\"\(id)-wrong\""
    }

    static func below(_ help: String, _ wrong: String?, _ id: String) -> Markup {
        let problem: Markup = wrong.map { "<p class=\"wrong\" id=\"\(id)-wrong\">\($0)</p>" } ?? .none
        let hint: Markup = help.isEmpty ? .none : "<p class=\"help\">\(help)</p>"
        return problem + hint
    }

    /// Problems summed up on top of a form, each a link to its field.
    public static func summary(_ problems: [(field: String, text: String)]) -> Markup {
        guard !problems.isEmpty else { return .none }
        let items = problems.map { problem -> Markup in
            problem.field.isEmpty
                ? "<li>\(problem.text)</li>" : "<li><a href=\"#f-\(problem.field)\">\(problem.text)</a></li>"
        }
        return """
            <div class="summary" role="alert"><strong>有\(problems.count)处要改，还没有登记：</strong>\
            <ul>\(items)</ul></div>
            """
    }
}
