import QtQuick
import Opsroom.Theme

/// Text as it is: never markup, never longer than its place.
Text {
    textFormat: Text.PlainText
    elide: Text.ElideRight
    maximumLineCount: wrapMode === Text.NoWrap ? 1 : 6
    verticalAlignment: Text.AlignVCenter
    color: Theme.text
    font: Typography.body
    renderType: Text.NativeRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
