pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Opsroom.Controls
import Opsroom.Theme

/// Finds a page or a command by a few letters of its name; Return does it.
Dialog {
    id: root

    required property Commands commands
    readonly property list<int> hits: {
        const wanted = field.text.trim().toLowerCase();
        const result = [];
        for (let i = 0; i < commands.entries.length; ++i) {
            const entry = commands.entries[i];
            if (entry.isEnabled && entry.title.toLowerCase().includes(wanted))
                result.push(i);
        }
        return result;
    }

    width: Math.min(560, parent ? parent.width - 2 * Metrics.large : 560)
    y: Metrics.topBar * 2
    x: parent ? Math.round((parent.width - width) / 2) : 0
    padding: Metrics.small

    onAboutToShow: {
        field.clear();
        list.currentIndex = 0;
    }
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

    function run(row: int): void {
        if (row < 0 || row >= root.hits.length)
            return;
        const entry = root.commands.entries[root.hits[row]];
        root.close();
        entry.run();
    }

    FilterField {
        id: field
        takesEscape: false
        placeholderText: qsTr("Go to a page, do a command")
        Layout.fillWidth: true
        onTextChanged: list.currentIndex = 0
        onAccepted: root.run(list.currentIndex)
        Keys.onDownPressed: list.incrementCurrentIndex()
        Keys.onUpPressed: list.decrementCurrentIndex()
    }
    ListView {
        id: list
        model: root.hits
        clip: true
        Layout.fillWidth: true
        Layout.preferredHeight: Math.min(Math.max(1, count), 9) * 36
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Hits: %1").arg(count)

        T.ScrollBar.vertical: ScrollBar {}

        delegate: Rectangle {
            id: hit

            required property int index
            required property int modelData
            readonly property PaletteEntry entry: root.commands.entries[modelData]

            width: list.width
            height: 36
            radius: Metrics.radius
            color: index === list.currentIndex ? Theme.selected : hover.hovered ? Theme.hover : "transparent"
            Accessible.role: Accessible.ListItem
            Accessible.name: entry.title
            Accessible.selected: index === list.currentIndex

            RowLayout {
                anchors.fill: parent
                anchors.leftMargin: Metrics.medium
                anchors.rightMargin: Metrics.medium
                spacing: Metrics.medium

                Icon {
                    name: hit.entry.iconName
                    color: hit.index === list.currentIndex ? Theme.accent : Theme.textMuted
                }
                PlainText {
                    text: hit.entry.title
                    Layout.fillWidth: true
                }
                KeyCap {
                    visible: hit.entry.keys !== ""
                    text: hit.entry.keys
                }
            }
            HoverHandler { id: hover }
            TapHandler { onTapped: root.run(hit.index) }
        }
    }
    PlainText {
        visible: list.count === 0
        text: qsTr("Nothing of that name")
        color: Theme.textMuted
        horizontalAlignment: Text.AlignHCenter
        Layout.fillWidth: true
        Layout.bottomMargin: Metrics.medium
    }
}
