public import Primitives

/// A chart over cells of its own sheet.
public struct TableChart: Hashable, Sendable {
    /// What it is drawn as.
    public var kind: Kind
    /// The line above it.
    public var title: String
    /// The cells of a column that name the bars or sectors.
    public var categories: CellRange
    /// The names in those cells, kept in the chart for programs that show it without working it out.
    public var names: [String]
    /// What is drawn.
    public var series: [Series]
    /// The cell at its upper left corner.
    public var place: CellReference
    /// Its width in pixels.
    public var width: Double
    /// Its height in pixels.
    public var height: Double
    /// What it shows, in words, for those who cannot see it.
    public var description = ""

    /// What a chart is drawn as.
    public enum Kind: Hashable, Sendable {
        /// Bars across, the first at the top.
        case bars
        /// A ring of sectors, each in a colour of its own.
        case ring(colours: [UInt32])
    }

    /// One row of bars, or the sectors of a ring.
    public struct Series: Hashable, Sendable {
        /// The name.
        public var name: String
        /// The cells of a column, as many as there are categories.
        public var values: CellRange
        /// What stands in those cells now.
        public var numbers: [Double]
        /// The colour as RGB.
        public var colour: UInt32

        /// Makes a series.
        public init(name: String, values: CellRange, numbers: [Double], colour: UInt32) {
            self.name = name
            self.values = values
            self.numbers = numbers
            self.colour = colour
        }
    }

    /// Makes a chart.
    public init(
        kind: Kind, title: String, categories: CellRange, names: [String], series: [Series],
        place: CellReference, width: Double, height: Double
    ) {
        self.kind = kind
        self.title = title
        self.categories = categories
        self.names = names
        self.series = series
        self.place = place
        self.width = width
        self.height = height
    }
}
