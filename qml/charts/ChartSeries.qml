import QtQuick

/// A line of a chart: equally spaced values, the oldest first; a NaN is a gap.
QtObject {
    required property string name
    required property color tone
    required property list<real> values
    property bool isShown: true
    readonly property real last: values.length > 0 ? values[values.length - 1] : NaN

    /// The value in a slot of a chart that is \a slots wide; NaN where there is none.
    function valueIn(slot: int, slots: int): real {
        const index = slot - (slots - values.length);
        return index < 0 || index >= values.length ? NaN : values[index];
    }
}
