import QtQuick

/// A column of a table: its title, and how wide it is. The ColumnSet works out where it stands.
QtObject {
    required property string title
    /// Width that it needs, and its share of what is left over.
    required property real least
    property real share: 0
    /// Width that somebody has drawn it to; 0: by its share.
    property real drawn: 0
    property bool isRight: false
    property bool isShown: true
    property bool isAlwaysShown: false
    /// There is such a column at present.
    property bool isOffered: true
    /// Goes when the table is narrower than this.
    property real hiddenBelow: 0
    /// What the header asks to be sorted by; -1: nothing.
    property int sortKey: -1
    property real width: 0
    property real x: 0
    property bool isVisible: true
}
