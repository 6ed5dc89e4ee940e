import QtQuick
import Opsroom.Theme

/// The columns of a table, from left to right, fitted into `space`.
QtObject {
    id: root

    default required property list<TableColumn> columns
    property real space: 0

    /// Somebody has shown or hidden a column.
    signal choiceChanged()

    onSpaceChanged: fit()
    Component.onCompleted: {
        for (let i = 0; i < columns.length; ++i) {
            columns[i].isShownChanged.connect(fit);
            columns[i].isShownChanged.connect(choiceChanged);
        }
        fit();
    }

    /// Places of the columns that are hidden by choice.
    function hiddenPlaces(): list<int> {
        const places = [];
        for (let i = 0; i < columns.length; ++i) {
            if (!columns[i].isShown)
                places.push(i);
        }
        return places;
    }
    function hide(places: list<int>): void {
        for (let i = 0; i < columns.length; ++i)
            columns[i].isShown = columns[i].isAlwaysShown || !places.includes(i);
    }

    /// What is left over goes to the columns by their shares.
    function fit(): void {
        const visible = [];
        for (let i = 0; i < columns.length; ++i) {
            columns[i].isVisible = columns[i].isShown && space >= columns[i].hiddenBelow;
            if (columns[i].isVisible)
                visible.push(columns[i]);
            else
                columns[i].width = 0;
        }
        const spare = Math.max(0, visible.reduce((rest, column) => rest - column.least, space - 2 * Metrics.small));
        const shares = visible.reduce((sum, column) => sum + column.share, 0);
        visible.forEach(column => column.width = Math.floor(column.least + (shares > 0 ? spare * column.share / shares : 0)));
    }
}
