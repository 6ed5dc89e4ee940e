import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Asks for the name under which a filter is kept.
Dialog {
    id: root

    required property FilterViewModel filter

    title: qsTr("Save filter")
    onAboutToShow: {
        name.clear();
        fromTheStart.checked = false;
    }
    onOpened: name.forceActiveFocus(Qt.PopupFocusReason)

    function save(): void {
        if (root.filter.save(name.text, fromTheStart.checked))
            root.close();
    }

    PlainText {
        text: root.filter.text
        font: Typography.code
        color: Theme.textMuted
        Layout.fillWidth: true
    }
    FilterField {
        id: name
        takesEscape: false
        iconName: "filter"
        placeholderText: qsTr("Name")
        maximumLength: 40
        Layout.fillWidth: true
        onAccepted: root.save()
    }
    CheckBox {
        id: fromTheStart
        text: qsTr("In force from the next start on")
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: qsTr("Cancel")
            onClicked: root.close()
        }
        Button {
            text: qsTr("Save")
            isPrimary: true
            enabled: name.text.trim() !== ""
            onClicked: root.save()
        }
    }
}
