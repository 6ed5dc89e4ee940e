import QtQuick

/// The place of a row in one column, for what is not text.
Item {
    required property TableColumn column

    x: column.x
    width: column.width
    height: parent ? parent.height : 0
    visible: width > 0
}
