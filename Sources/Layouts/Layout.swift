public import Performance

/// One family of forms, described once: what reading, writing, blank templates and the source map all use.
///
/// A layout is data: a file under Templates/layouts. It lists blocks from top to bottom; a block is a few
/// fixed rows, one of the three tables, further lines of the head, or the notes.
public struct Layout: Hashable, Sendable {
    /// The id, `project-2021-xinjiang`.
    public var id: String
    /// The name for people, in Chinese.
    public var name: String
    /// What sort of form it makes.
    public var kind: FormKind
    /// Whether it is the one for forms that fit no other; it leaves out what a form does not have.
    public var isGeneral: Bool
    /// The widths of its columns in characters, from the left.
    public var widths: [Double]
    /// The blocks, from top to bottom.
    public var blocks: [Block]

    /// A part of a form, from its left to its right edge.
    public enum Block: Hashable, Sendable {
        /// Fixed rows of labels and fields.
        case rows([[FixedCell]])
        /// The lines of the head that no other block places, a label and a text in each row.
        case subject(label: ColumnSpan, text: ColumnSpan)
        /// The funds table.
        case funds(Table<Fund.Column>, labels: [String])
        /// The goals: heads, and a row for each goal.
        case goals(Table<GoalColumn>)
        /// The indicators table.
        case indicators(Table<Indicator.Column>)
        /// Notes, one a row; with a label beside the first where there is one.
        case notes(label: Label?, text: ColumnSpan)
    }

    /// A column of the goals.
    public enum GoalColumn: String, CaseIterable, Sendable {
        /// 预期目标
        case expected
        /// 实际完成情况
        case actual
    }

    /// A printed text over a run of columns.
    public struct Label: Hashable, Sendable {
        /// The columns it spans.
        public var at: ColumnSpan
        /// The text, with the line breaks it is printed with.
        public var text: String
    }

    /// A cell of a fixed row.
    public struct FixedCell: Hashable, Sendable {
        /// The columns it spans.
        public var at: ColumnSpan
        /// How many rows it spans.
        public var rows: Int
        /// What stands in it.
        public var content: Content

        /// What stands in a cell of a fixed row.
        public enum Content: Hashable, Sendable {
            /// A printed text.
            case label(String)
            /// A field; `pattern` is what is printed where the form has no text of its own for it, with
            /// `{year}` standing for the year.
            case field(FieldPath, pattern: String?)
        }
    }

    /// A table: a side label, a row of heads, and rows of cells under them.
    public struct Table<Field: Hashable & Sendable>: Hashable, Sendable {
        /// The label at its left side, merged over all its rows; nil where it has none.
        public var section: Label?
        /// How many rows its heads take.
        public var headRows: Int
        /// The columns, from the left.
        public var columns: [Column]

        /// A column of a table.
        public struct Column: Hashable, Sendable {
            /// The columns of the sheet that it spans.
            public var at: ColumnSpan
            /// The head; empty where none is printed.
            public var label: String
            /// The field in it; nil for the column of the funds' labels.
            public var field: Field?
        }
    }
}
