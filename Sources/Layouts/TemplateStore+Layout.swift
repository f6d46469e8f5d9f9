extension TemplateStore {
    /// The fund type of an id.
    ///
    /// - Throws: `LayoutError.unknownFundType`, which lists those there are.
    public func fundType(_ id: String) throws(LayoutError) -> FundType {
        guard let type = fundTypes.first(where: { $0.id == id }) else {
            throw .unknownFundType(id, known: fundTypes.map(\.id))
        }
        return type
    }

    /// The layout of an id.
    ///
    /// - Throws: `LayoutError.unknownLayout`, which lists those there are.
    public func layout(_ id: String) throws(LayoutError) -> Layout {
        guard let layout = layouts.first(where: { $0.id == id }) else {
            throw .unknownLayout(id, known: layouts.map(\.id))
        }
        return layout
    }
}
