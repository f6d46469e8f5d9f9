extension Form {
    /// The form as it is seen: every value is what its text says, whatever its cell stores.
    public var asSeen: Form { mappingValues { Value(reading: $0.text) } }

    /// The same form with each of its values changed; what becomes nil is left out, or empty where it must be there.
    public func mappingValues(_ change: (Value) -> Value?) -> Form {
        var form = self
        Form.map(&form.funds, change)
        Form.map(&form.indicators, change)
        if let weight = form.total?.weight { form.total?.weight = change(weight) }
        if let score = form.total?.score { form.total?.score = change(score) }
        if var term = form.term {
            Form.map(&term.funds, change)
            Form.map(&term.indicators, change)
            form.term = term
        }
        for row in form.tasks.indices { Form.map(&form.tasks[row].funds, change) }
        Form.map(&form.also, change)
        return form
    }

    private static func map(_ funds: inout [Fund], _ change: (Value) -> Value?) {
        for row in funds.indices {
            for column in Fund.Column.allCases {
                if let value = funds[row][column] { funds[row][column] = change(value) }
            }
            map(&funds[row].also, change)
        }
    }

    private static func map(_ indicators: inout [Indicator], _ change: (Value) -> Value?) {
        for row in indicators.indices {
            for column in Indicator.Column.allCases {
                if case .value(let value?) = indicators[row][column] {
                    indicators[row][column] = .value(change(value))
                }
            }
            map(&indicators[row].also, change)
        }
    }

    private static func map(_ also: inout [Also], _ change: (Value) -> Value?) {
        for entry in also.indices {
            if case .value(let value) = also[entry].content {
                also[entry].content = change(value).map { .value($0) } ?? .text("")
            }
        }
    }
}
