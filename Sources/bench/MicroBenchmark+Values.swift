import Performance

extension MicroBenchmark {
    /// Reading what officers write in value cells; an item is a text.
    static let valueGrammar = MicroBenchmark(name: "value-grammar") {
        let texts = [
            "98.76%", "1000.50", "≥12公里", "10", ">=12.00万吨/年", "3-5天", "效果显著", "2022年12月31日", "—",
            "90分（含）以上", "1,619.90", "支持了15家企业",
        ]
        return {
            var read = 0
            for _ in 0..<1000 {
                for text in texts where Value(reading: text) != nil { read += 1 }
            }
            return read
        }
    }
}
