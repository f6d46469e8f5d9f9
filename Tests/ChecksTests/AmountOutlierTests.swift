import Checks
import TestSupport
import Testing

/// Amounts in 元 among amounts in 万元.
@Suite struct AmountOutlierTests {
    @Test func findsThoseInYuanAndNoLargeProject() {
        func found(_ amounts: [Double], units: [UInt64?]? = nil) -> [Int] {
            let units = units ?? amounts.map { _ in nil }
            let outliers = AmountOutliers(zip(units, amounts).map { ($0, $1) })
            return amounts.indices.filter { outliers[$0] != nil }
        }
        #expect(found([50, 80, 20, 300, 120, 45, 600_000, 90]) == [6])
        // A bureau's every form is told.
        #expect(found([50, 80, 20, 300, 120, 45, 90, 600_000, 450_000, 1_200_000]) == [7, 8, 9])
        // What is large, but of no amount that anybody has in 元.
        #expect(found([50, 80, 20, 300, 120, 45, 100_000_000]) == [])
        #expect(found([1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]) == [])
        // Too few to say what is usual.
        #expect(found([50, 80, 600_000]) == [])
        // A unit's own forms say it sooner.
        #expect(found([50, 80, 600_000], units: [1, 1, 1]) == [2])
        #expect(found([50, 80, 600_000], units: [1, 1, 2]) == [])
    }

    @Test func amountsOfOneOrderAreNeverTold() {
        var random = SplitMix64()
        for _ in 0..<200 {
            let amounts = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                (UInt64?.some(UInt64.random(in: 0...4, using: &random)), Double.random(in: 5...900, using: &random))
            }
            #expect(AmountOutliers(amounts.map { (unit: $0.0, amount: $0.1) }).count == 0)
        }
    }
}
