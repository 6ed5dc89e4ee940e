import QtQuick
import Opsroom.Theme

/// The columns of a table, fitted into `space`. They stand as they are written until somebody moves them.
QtObject {
    id: root

    default required property list<TableColumn> columns
    /// From left to right, hidden ones too.
    property list<TableColumn> arranged
    property real space: 0
    /// Where the last one ends.
    property real end: 0
    /// Under this name the choice is kept; empty: it is not.
    property string table

    readonly property int narrowest: 48

    onSpaceChanged: fit()
    Component.onCompleted: {
        arranged = Array.from(columns);
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

    /// Puts a column in front of another one; without one: behind all.
    function move(column: TableColumn, before: TableColumn): void {
        if (column === before)
            return;
        const next = Array.from(arranged).filter(one => one !== column);
        next.splice(before === null ? next.length : next.indexOf(before), 0, column);
        arranged = next;
        fit();
        keep();
    }
    /// Moves a column over its visible neighbour, to the left for -1, to the right for 1.
    function moveBy(column: TableColumn, step: int): void {
        const visible = Array.from(arranged).filter(one => one.isVisible);
        const place = visible.indexOf(column) + step;
        if (place >= 0 && place < visible.length)
            move(column, (step < 0 ? visible[place] : visible[place + 1]) ?? null);
    }
    /// The column that one dropped at `x` would stand in front of; null: behind all.
    function columnAfter(x: real): TableColumn {
        return Array.from(arranged).find(one => one.isVisible && x < one.x + one.width / 2) ?? null;
    }

    /// For each column: shown or hidden, its width, and its place.
    function keep(): void {
        const places = Array.from(arranged);
        const parts = Array.from(columns).map(one => (one.isShown ? "+" : "-") + one.drawn + "@" + places.indexOf(one));
        ColumnMemory.write(table, parts.join(","));
    }
    function restore(): void {
        const parts = ColumnMemory.read(table).split(",");
        if (parts.length !== columns.length)
            return;
        const places = [];
        for (let i = 0; i < parts.length; ++i) {
            const [width, place] = parts[i].substring(1).split("@");
            columns[i].isShown = columns[i].isAlwaysShown || !parts[i].startsWith("-");
            columns[i].drawn = Math.max(0, parseInt(width) || 0);
            places[parseInt(place)] = columns[i];
        }
        if (parts.every((part, i) => places[i] !== undefined))
            arranged = places;
    }

    function leastOf(column: TableColumn): real {
        return column.drawn > 0 ? column.drawn : column.least;
    }

    /// What is left over goes to the columns by their shares.
    function fit(): void {
        const visible = [];
        for (let i = 0; i < arranged.length; ++i) {
            arranged[i].isVisible = arranged[i].isOffered && arranged[i].isShown && space >= arranged[i].hiddenBelow;
            if (arranged[i].isVisible)
                visible.push(arranged[i]);
            else
                arranged[i].width = 0;
        }
        const shareOf = column => column.drawn > 0 ? 0 : column.share;
        const spare = Math.max(0, visible.reduce((rest, column) => rest - root.leastOf(column), space - 2 * Metrics.small));
        const shares = visible.reduce((sum, column) => sum + shareOf(column), 0);
        let x = 0;
        visible.forEach(column => {
            column.width = Math.floor(root.leastOf(column) + (shares > 0 ? spare * shareOf(column) / shares : 0));
            column.x = x;
            x += column.width;
        });
        end = x;
    }
}
