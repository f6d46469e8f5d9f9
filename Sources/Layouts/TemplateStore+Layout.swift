extension TemplateStore {
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
