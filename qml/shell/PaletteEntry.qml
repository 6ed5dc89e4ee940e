import QtQuick

/// Something that the palette can do.
QtObject {
    required property string title
    required property string iconName
    property string keys
    property bool isEnabled: true

    signal run()
}
