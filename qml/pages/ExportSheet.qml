import QtCore
import QtQuick
import QtQuick.Layouts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// Which transactions to write, how, and where to; shows how far it has come.
Dialog {
    id: root

    required property TransactionsViewModel viewModel

    readonly property ExportViewModel exporter: viewModel.exporter
    readonly property int rows: scope.current === ExportViewModel.Selection ? viewModel.selectedCount
        : scope.current === ExportViewModel.Filtered ? viewModel.shownCount : viewModel.totalCount

    title: qsTr("Export transactions")
    width: Math.min(560, parent ? parent.width - 2 * Metrics.large : 560)
    onAboutToShow: {
        scope.current = viewModel.selectedCount > 0 ? ExportViewModel.Selection : ExportViewModel.Filtered;
        if (path.text === "")
            path.text = suggestion();
    }
    onOpened: path.forceActiveFocus(Qt.PopupFocusReason)

    function suggestion(): string {
        const folder = decodeURIComponent(String(StandardPaths.writableLocation(StandardPaths.DocumentsLocation)).replace("file://", ""));
        const ending = format.current === ExportViewModel.Csv ? "csv" : "jsonl";
        return folder + "/transactions-" + Qt.formatDateTime(new Date(), "yyyyMMdd-HHmmss") + "." + ending;
    }

    SettingLine {
        title: qsTr("Rows")
        explanation: qsTr("%1 to write").arg(root.rows.toLocaleString(Qt.locale(), "f", 0))

        SegmentedControl {
            id: scope
            label: qsTr("Rows")
            choices: [qsTr("Selected"), qsTr("Filtered"), qsTr("All")]
            onChosen: index => current = index
        }
    }
    SettingLine {
        title: qsTr("Format")
        explanation: qsTr("Amounts are written exactly, as decimal text.")

        SegmentedControl {
            id: format
            label: qsTr("Format")
            choices: [qsTr("CSV"), qsTr("JSON lines")]
            onChosen: index => {
                current = index;
                path.text = root.suggestion();
            }
        }
    }
    FilterField {
        id: path
        takesEscape: false
        iconName: "export"
        placeholderText: qsTr("File to write")
        Layout.fillWidth: true
        onAccepted: root.start()
    }
    ProgressLine {
        visible: root.exporter.isRunning
        progress: root.exporter.progress
        Layout.fillWidth: true
    }
    PlainText {
        visible: text !== ""
        text: root.exporter.message
        color: root.exporter.hasFailed ? Theme.critical : Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
        Accessible.role: Accessible.AlertMessage
    }
    RowLayout {
        spacing: Metrics.small
        Layout.alignment: Qt.AlignRight

        Button {
            text: root.exporter.isRunning ? qsTr("Stop") : qsTr("Close")
            onClicked: root.exporter.isRunning ? root.exporter.cancel() : root.close()
        }
        Button {
            text: qsTr("Export")
            isPrimary: true
            enabled: !root.exporter.isRunning && root.rows > 0 && path.text !== ""
            onClicked: root.start()
        }
    }

    function start(): void {
        if (!root.exporter.isRunning && root.rows > 0)
            root.viewModel.exportTo(urlOf(path.text), format.current, scope.current);
    }

    function urlOf(file: string): url {
        return "file://" + file.split("/").map(encodeURIComponent).join("/");
    }
}
