pragma Singleton

import QtQuick

/// Where tables keep which columns are shown and how wide they are; nowhere, unless the shell says where.
QtObject {
    /// Has columnLayout(table) and setColumnLayout(table, text).
    property var store: null

    function read(table: string): string {
        return store !== null && table !== "" ? store.columnLayout(table) : "";
    }
    function write(table: string, layout: string): void {
        if (store !== null && table !== "")
            store.setColumnLayout(table, layout);
    }
}
