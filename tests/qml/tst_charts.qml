import QtQuick
import QtTest
import Opsroom.Charts
import Opsroom.Test
import Opsroom.Theme

Item {
    width: 640
    height: 320

    LineChart {
        id: chart
        anchors.fill: parent
        spanSeconds: 300
        places: 10
        maximum: 37
        series: [
            ChartSeries {
                name: "p50"
                tone: Theme.seriesA
                values: [1, 2, NaN, 4]
            }
        ]
    }

    ChartGrid {
        id: grid
        height: 200
        highest: 1
        spanSeconds: 300
    }

    TestCase {
        name: "Charts"
        when: windowShown

        function init() { failOnWarning(/.?/); }

        function ages() {
            return Array.from(grid.children).filter(child => child.text && child.visible).sort((one, other) => one.x - other.x);
        }

        function test_ages_keep_their_distance_data() {
            return [
                { tag: "wide", width: 900, endAgoSeconds: 0, texts: ["−5 min", "−4 min", "−3 min", "−2 min", "−1 min", "now"] },
                { tag: "narrow", width: 320, endAgoSeconds: 0, texts: ["−4 min", "−2 min", "now"] },
                { tag: "long words", width: 480, endAgoSeconds: 90,
                  texts: ["−5 min 30 s", "−3 min 30 s", "−1 min 30 s"] },
                { tag: "hardly any room", width: 100, endAgoSeconds: 0, texts: ["now"] }
            ];
        }

        function test_ages_keep_their_distance(row) {
            grid.width = row.width;
            grid.endAgoSeconds = row.endAgoSeconds;
            compare(ages().map(age => age.text), row.texts);
            for (let i = 1; i < ages().length; ++i)
                verify(ages()[i].x - ages()[i - 1].x - ages()[i - 1].width >= Metrics.small, ages()[i].text);
        }

        function test_a_gap_splits_the_line() {
            compare(Fixture.stretchLengths([1, 2, 3, NaN, 5, 6], 600), [3, 2]);
        }

        function test_a_lone_value_is_kept() {
            compare(Fixture.stretchLengths([NaN, 5, NaN], 600), [1]);
        }

        function test_nothing_but_gaps_draws_nothing() {
            compare(Fixture.stretchLengths([NaN, NaN], 600), []);
        }

        function test_a_column_of_pixels_has_at_most_two_points() {
            const values = [];
            for (let i = 0; i < 100000; ++i)
                values.push(i % 97);
            const lengths = Fixture.stretchLengths(values, 500);
            compare(lengths.length, 1);
            verify(lengths[0] <= 2 * 500);
        }

        function test_the_scale_ends_at_a_round_value() {
            compare(chart.scaleTop, 40);
        }

        function test_a_gap_in_time_is_not_zero() {
            verify(isNaN(chart.series[0].valueIn(8, 10)));
        }

        function test_the_newest_value_stands_at_the_right() {
            compare(chart.series[0].valueIn(9, 10), 4);
            verify(isNaN(chart.series[0].valueIn(0, 10)), "before the first value there is none");
        }
    }
}
