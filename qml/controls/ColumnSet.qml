import QtQuick
import Opsroom.Theme

/// The columns of a table, from left to right, fitted into `space`.
QtObject {
    id: root

    default required property list<TableColumn> columns
    property real space: 0
    /// Under this name the choice is kept; empty: it is not.
    property string table

    readonly property int narrowest: 48

    onSpaceChanged: fit()
    Component.onCompleted: {
        restore();
        for (let i = 0; i < columns.length; ++i) {
            columns[i].isShownChanged.connect(onChoice);
            columns[i].isOfferedChanged.connect(fit);
        }
        fit();
    }

    function onChoice(): void {
        fit();
        keep();
    }

    /// Draws a column to a width, as far as the others can do with what is left; 0: by its share again.
    function draw(column: TableColumn, width: real): void {
        let others = 2 * Metrics.small;
        for (let i = 0; i < columns.length; ++i) {
            if (columns[i].isVisible && columns[i] !== column)
                others += root.leastOf(columns[i]);
        }
        column.drawn = width <= 0 ? 0 : Math.round(Math.max(narrowest, Math.min(width, space - others)));
        fit();
    }

    /// For each column: shown or hidden, and its width.
    function keep(): void {
        const parts = [];
        for (let i = 0; i < columns.length; ++i)
            parts.push((columns[i].isShown ? "+" : "-") + columns[i].drawn);
        ColumnMemory.write(table, parts.join(","));
    }
    function restore(): void {
        const parts = ColumnMemory.read(table).split(",");
        if (parts.length !== columns.length)
            return;
        for (let i = 0; i < parts.length; ++i) {
            columns[i].isShown = columns[i].isAlwaysShown || !parts[i].startsWith("-");
            columns[i].drawn = Math.max(0, parseInt(parts[i].substring(1)) || 0);
        }
    }

    function leastOf(column: TableColumn): real {
        return column.drawn > 0 ? column.drawn : column.least;
    }

    /// What is left over goes to the columns by their shares.
    function fit(): void {
        const visible = [];
        for (let i = 0; i < columns.length; ++i) {
            columns[i].isVisible = columns[i].isOffered && columns[i].isShown && space >= columns[i].hiddenBelow;
            if (columns[i].isVisible)
                visible.push(columns[i]);
            else
                columns[i].width = 0;
        }
        const shareOf = column => column.drawn > 0 ? 0 : column.share;
        const spare = Math.max(0, visible.reduce((rest, column) => rest - root.leastOf(column), space - 2 * Metrics.small));
        const shares = visible.reduce((sum, column) => sum + shareOf(column), 0);
        visible.forEach(column => column.width = Math.floor(root.leastOf(column) + (shares > 0 ? spare * shareOf(column) / shares : 0)));
    }
}
