<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>AlertActions</name>
    <message>
        <source>Note (a critical alert needs one)</source>
        <translation>Notiz (ein kritischer Alarm braucht eine)</translation>
    </message>
    <message>
        <source>Note, reason or name</source>
        <translation>Notiz, Grund oder Name</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Unacknowledge</source>
        <translation>Quittierung zurücknehmen</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>G: assigns it to you</source>
        <translation>G: weist ihn Ihnen zu</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Zuweisen</translation>
    </message>
    <message>
        <source>To whom the field names</source>
        <translation>An den, den das Feld nennt</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>AlertColumns</name>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>AlertPanel</name>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>What to show of the alert</source>
        <translation>Was von dem Alarm gezeigt wird</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Trail</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>AlertRow</name>
    <message>
        <source>%1 alerts of %2, %3</source>
        <translation>%1 Alarme von %2, %3</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4, %5 old</source>
        <translation>%1: %2, %3, %4, %5 alt</translation>
    </message>
    <message>
        <source>%1 alerts: %2</source>
        <translation>%1 Alarme: %2</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
</context>
<context>
    <name>AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No alert passes the filter</source>
        <translation>Kein Alarm passt zum Filter</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>Nothing has been raised since the console was started.</source>
        <translation>Seit dem Start der Konsole wurde keiner ausgelöst.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Alerts, %1</source>
        <translation>Alarme, %1</translation>
    </message>
</context>
<context>
    <name>AlertsToolbar</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Filter: sev&gt;=high tenant:acme &quot;structuring&quot;</source>
        <translation>Filter: sev&gt;=high tenant:acme &quot;structuring&quot;</translation>
    </message>
    <message>
        <source>Acknowledge shown (%1)…</source>
        <translation>Gezeigte quittieren (%1)…</translation>
    </message>
    <message>
        <source>All that pass the filter; critical ones one by one</source>
        <translation>Alle, die zum Filter passen; kritische einzeln</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Grouped</source>
        <translation>Gruppiert</translation>
    </message>
    <message>
        <source>%1. They stand together by tenant and category; critical ones stand alone. Enter opens a group.</source>
        <translation>%1. Sie stehen nach Mandant und Kategorie beisammen, kritische allein. Die Eingabetaste öffnet eine Gruppe.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Verwerfen</translation>
    </message>
</context>
<context>
    <name>BulkAcknowledgeSheet</name>
    <message>
        <source>Acknowledge %1 alerts</source>
        <translation>%1 Alarme quittieren</translation>
    </message>
    <message>
        <source>All that pass the filter and that nobody has acknowledged, each with an entry of its own in its trail. Critical alerts are left out: they are acknowledged one by one, with a note.</source>
        <translation>Alle, die zum Filter passen und die niemand quittiert hat, jeder mit einem eigenen Eintrag in seinem Verlauf. Kritische sind ausgenommen: sie werden einzeln quittiert, mit einer Notiz.</translation>
    </message>
    <message>
        <source>Note, the same for all</source>
        <translation>Notiz, dieselbe für alle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Quittieren</translation>
    </message>
</context>
<context>
    <name>BusyDots</name>
    <message>
        <source>Loading</source>
        <translation>Lädt</translation>
    </message>
</context>
<context>
    <name>CaptureRow</name>
    <message>
        <source>Play %1</source>
        <translation>%1 abspielen</translation>
    </message>
</context>
<context>
    <name>CaptureSheet</name>
    <message>
        <source>Captures</source>
        <translation>Aufnahmen</translation>
    </message>
    <message>
        <source>Record what this console receives</source>
        <translation>Aufnehmen, was diese Konsole empfängt</translation>
    </message>
    <message>
        <source>The file holds payloads: keep it as you keep the data itself. Only you may read it.</source>
        <translation>Die Datei enthält Nutzdaten: bewahre sie auf wie die Daten selbst. Nur du darfst sie lesen.</translation>
    </message>
    <message>
        <source>A replay is not recorded again.</source>
        <translation>Eine Wiedergabe wird nicht noch einmal aufgenommen.</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Aufnehmen</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Datei, die geschrieben wird</translation>
    </message>
    <message>
        <source>Nothing recorded yet in %1</source>
        <translation>Noch nichts aufgenommen in %1</translation>
    </message>
    <message>
        <source>Recorded, the newest first</source>
        <translation>Aufgenommen, das Neueste zuerst</translation>
    </message>
    <message>
        <source>Another capture: its file</source>
        <translation>Eine andere Aufnahme: ihre Datei</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
</context>
<context>
    <name>ChartGrid</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>−%1 s</source>
        <translation>−%1 s</translation>
    </message>
    <message>
        <source>−%1 min</source>
        <translation>−%1 min</translation>
    </message>
    <message>
        <source>−%1 min %2 s</source>
        <translation>−%1 min %2 s</translation>
    </message>
    <message>
        <source>−%1 h</source>
        <translation>−%1 h</translation>
    </message>
    <message>
        <source>−%1 h %2 min</source>
        <translation>−%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>ColumnChooser</name>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Shown columns</source>
        <translation>Gezeigte Spalten</translation>
    </message>
    <message>
        <source>From JSON: counterparty.country</source>
        <translation>Aus JSON: counterparty.country</translation>
    </message>
    <message>
        <source>Names between dots, such as counterparty.country</source>
        <translation>Namen zwischen Punkten, etwa counterparty.country</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Go to a page, do a command</source>
        <translation>Seite öffnen, Befehl ausführen</translation>
    </message>
    <message>
        <source>Hits: %1</source>
        <translation>Treffer: %1</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>Nichts dieses Namens</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Resume transactions</source>
        <translation>Transaktionen fortsetzen</translation>
    </message>
    <message>
        <source>Pause transactions</source>
        <translation>Transaktionen anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Failed transactions</source>
        <translation>Gescheiterte Transaktionen</translation>
    </message>
    <message>
        <source>Clear the filter of transactions</source>
        <translation>Filter der Transaktionen leeren</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Strg+T</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Retry the connection now</source>
        <translation>Jetzt neu verbinden</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Strg+%1</translation>
    </message>
    <message>
        <source>Hubs: open, add or change</source>
        <translation>Hubs: öffnen, hinzufügen oder ändern</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Strg+H</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Aufnahme beenden</translation>
    </message>
    <message>
        <source>Record, or play a capture</source>
        <translation>Aufnehmen oder eine Aufnahme abspielen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
</context>
<context>
    <name>ConnectionActions</name>
    <message>
        <source>Disconnect %1…</source>
        <translation>%1 trennen…</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Trennen…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Revoke tokens…</source>
        <translation>Token widerrufen…</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Wieder sprechen lassen</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>Stummschalten…</translation>
    </message>
    <message>
        <source>It receives, and changes nothing</source>
        <translation>Er empfängt und ändert nichts</translation>
    </message>
</context>
<context>
    <name>ConnectionBanner</name>
    <message>
        <source>Retry now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>ConnectionColumns</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>RTT</source>
        <translation>Umlauf</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Last pong</source>
        <translation>Letzter Pong</translation>
    </message>
</context>
<context>
    <name>ConnectionPanel</name>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Take the client out of %1</source>
        <translation>Den Client aus %1 nehmen</translation>
    </message>
</context>
<context>
    <name>ConnectionRow</name>
    <message>
        <source>%1 of %2, %3, since %4</source>
        <translation>%1 von %2, %3, seit %4</translation>
    </message>
    <message>
        <source>all tenants</source>
        <translation>alle Mandanten</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>%1 + TLS</source>
        <translation>%1 + TLS</translation>
    </message>
    <message>
        <source>%1 (muted)</source>
        <translation>%1 (stumm)</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>No list of connections</source>
        <translation>Keine Liste der Verbindungen</translation>
    </message>
    <message>
        <source>Nobody is found</source>
        <translation>Niemand gefunden</translation>
    </message>
    <message>
        <source>Nobody is connected</source>
        <translation>Niemand ist verbunden</translation>
    </message>
    <message>
        <source>There are no rooms</source>
        <translation>Es gibt keine Räume</translation>
    </message>
    <message>
        <source>The hub is asked…</source>
        <translation>Der Hub wird gefragt…</translation>
    </message>
    <message>
        <source>Show everybody</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Clients, %1</source>
        <translation>Clients, %1</translation>
    </message>
    <message>
        <source>Rooms, %1</source>
        <translation>Räume, %1</translation>
    </message>
    <message>
        <source>The hub has not told yet</source>
        <translation>Der Hub hat es noch nicht gesagt</translation>
    </message>
</context>
<context>
    <name>ConnectionsToolbar</name>
    <message>
        <source>What to show</source>
        <translation>Was gezeigt wird</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Räume</translation>
    </message>
    <message>
        <source>Search by tenant or name</source>
        <translation>Suche nach Mandant oder Name</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Auffrischen</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Filter: tenant:acme role:user rtt&gt;50 queued&gt;0 &quot;text&quot;</source>
        <translation>Filter: tenant:acme role:user rtt&gt;50 queued&gt;0 &quot;Text&quot;</translation>
    </message>
    <message>
        <source>Endings</source>
        <translation>Enden</translation>
    </message>
    <message>
        <source>sessions that ended, in the last five minutes and in all</source>
        <translation>beendete Sitzungen, in den letzten fünf Minuten und insgesamt</translation>
    </message>
</context>
<context>
    <name>Console</name>
    <message>
        <source>Embedded hub</source>
        <translation>Eingebauter Hub</translation>
    </message>
    <message>
        <source>Demo hub</source>
        <translation>Demo-Hub</translation>
    </message>
</context>
<context>
    <name>DialogBody</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>DisconnectSheet</name>
    <message>
        <source>Disconnect %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>The connection ends, and the client may come back at once.</source>
        <translation>Die Verbindung endet, und der Client darf sofort wiederkommen.</translation>
    </message>
    <message>
        <source>The connection ends, and the client does not come back by itself. Its token stays good.</source>
        <translation>Die Verbindung endet, und der Client kommt nicht von selbst wieder. Sein Token bleibt gültig.</translation>
    </message>
    <message>
        <source>Reason: the client and the audit log get it</source>
        <translation>Grund: Client und Prüfprotokoll bekommen ihn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>Close code</source>
        <translation>Schlusscode</translation>
    </message>
</context>
<context>
    <name>EndingList</name>
    <message>
        <source>How sessions end</source>
        <translation>Wie Sitzungen enden</translation>
    </message>
    <message>
        <source>%1: %2 in five minutes, %3 in all</source>
        <translation>%1: %2 in fünf Minuten, %3 insgesamt</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
</context>
<context>
    <name>EnvironmentBadge</name>
    <message>
        <source>Demonstration: replayed data</source>
        <translation>Vorführung: abgespielte Daten</translation>
    </message>
    <message>
        <source>Replay of a capture: not live</source>
        <translation>Wiedergabe einer Aufnahme: nicht live</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export transactions</source>
        <translation>Transaktionen exportieren</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 to write</source>
        <translation>%1 zu schreiben</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>Gewählte</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>Gefilterte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Amounts are written exactly, as decimal text.</source>
        <translation>Beträge werden genau geschrieben, als Dezimaltext.</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON lines</source>
        <translation>JSON-Zeilen</translation>
    </message>
    <message>
        <source>File to write</source>
        <translation>Zu schreibende Datei</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>FieldList</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>FilterExpression</name>
    <message>
        <source>A quotation mark is missing</source>
        <translation>Ein Anführungszeichen fehlt</translation>
    </message>
    <message>
        <source>The filter is too long</source>
        <translation>Der Filter ist zu lang</translation>
    </message>
    <message>
        <source>The filter has too many conditions</source>
        <translation>Der Filter hat zu viele Bedingungen</translation>
    </message>
</context>
<context>
    <name>FilterField</name>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>FirstRunAssistant</name>
    <message>
        <source>Welcome to Opsroom</source>
        <translation>Willkommen bei Opsroom</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>Was du siehst</translation>
    </message>
    <message>
        <source>How it calls you</source>
        <translation>Wie es dich ruft</translation>
    </message>
    <message>
        <source>Step %1 of %2. Everything can be changed later, under Settings.</source>
        <translation>Schritt %1 von %2. Alles lässt sich später unter Einstellungen ändern.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Severity is always told by shape and word as well.</source>
        <translation>Die Schwere wird immer auch durch Form und Wort gesagt.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Figures and dates go along.</source>
        <translation>Zahlen und Zeiten folgen ihr.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>In which time the times of day are shown.</source>
        <translation>In welcher Zeit die Uhrzeiten stehen.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>In front is %1, at %2.</source>
        <translation>Vorn ist %1, unter %2.</translation>
    </message>
    <message>
        <source>Other hubs</source>
        <translation>Andere Hubs</translation>
    </message>
    <message>
        <source>Several can be open at once, each with a badge that says what it is. Their tokens go to the keychain of your desktop.</source>
        <translation>Mehrere können zugleich offen sein, jeder mit einem Schild, das sagt, was er ist. Ihre Token kommen in den Schlüsselbund deines Desktops.</translation>
    </message>
    <message>
        <source>Add a hub…</source>
        <translation>Hub hinzufügen…</translation>
    </message>
    <message>
        <source>Orders to the hub</source>
        <translation>Befehle an den Hub</translation>
    </message>
    <message>
        <source>Read-only: this console shows, and changes nothing at the hub.</source>
        <translation>Nur lesen: diese Konsole zeigt und ändert am Hub nichts.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Calls to grave alerts</source>
        <translation>Rufe zu ernsten Alarmen</translation>
    </message>
    <message>
        <source>A sound, and a message over other programs. What is grave is always shown.</source>
        <translation>Ein Ton, und eine Meldung über anderen Programmen. Gezeigt wird Ernstes immer.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Try it out</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>goes anywhere and does anything</source>
        <translation>führt überallhin und tut alles</translation>
    </message>
    <message>
        <source>shows all keys</source>
        <translation>zeigt alle Tasten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>holds the feed, and lets it go on</source>
        <translation>hält den Strom an und lässt ihn weiterlaufen</translation>
    </message>
    <message>
        <source>acknowledges the alert in front of you</source>
        <translation>quittiert den Alarm vor dir</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
    <message>
        <source>%1: %2 samples</source>
        <translation>%1: %2 Messungen</translation>
    </message>
</context>
<context>
    <name>HubPage</name>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Embedded hub</source>
        <translation>Eingebetteter Hub</translation>
    </message>
    <message>
        <source>it runs elsewhere</source>
        <translation>er läuft anderswo</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>checked as a whole before anything is applied</source>
        <translation>als Ganzes geprüft, bevor etwas gilt</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), not applied yet</source>
        <translation>
            <numerusform>%n Änderung, noch nicht in Kraft</numerusform>
            <numerusform>%n Änderungen, noch nicht in Kraft</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HubProfileForm</name>
    <message>
        <source>Name, such as Production Frankfurt</source>
        <translation>Name, etwa Produktion Frankfurt</translation>
    </message>
    <message>
        <source>Address, such as https://hub.example:3001</source>
        <translation>Adresse, etwa https://hub.example:3001</translation>
    </message>
    <message>
        <source>Path, if it is not /enterprise-ws</source>
        <translation>Pfad, falls nicht /enterprise-ws</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Token, if it is to be another one</source>
        <translation>Token, falls es ein anderes sein soll</translation>
    </message>
    <message>
        <source>Kind of hub</source>
        <translation>Art des Hubs</translation>
    </message>
    <message>
        <source>A badge over everything, so that nobody takes one for another.</source>
        <translation>Ein Schild über allem, damit niemand einen für den anderen hält.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>DEV</source>
        <translation>DEV</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
</context>
<context>
    <name>HubProfileRow</name>
    <message>
        <source>Hub %1 at %2</source>
        <translation>Hub %1 unter %2</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>HubRail</name>
    <message>
        <source>Hubs</source>
        <translation>Hubs</translation>
    </message>
    <message>
        <source>Hubs and captures</source>
        <translation>Hubs und Aufnahmen</translation>
    </message>
</context>
<context>
    <name>HubRailEntry</name>
    <message>
        <source>Hub %1, %2</source>
        <translation>Hub %1, %2</translation>
    </message>
    <message>
        <source>Hub %1, %2, %3</source>
        <translation>Hub %1, %2, %3</translation>
    </message>
    <message numerus="yes">
        <source>, %n grave alert(s)</source>
        <translation>
            <numerusform>, %n schwerer Alarm</numerusform>
            <numerusform>, %n schwere Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>99+</source>
        <translation>99+</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>%1 schließen</translation>
    </message>
</context>
<context>
    <name>HubSettingRow</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 Usually: %2</source>
        <translation>%1 Üblich: %2</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
</context>
<context>
    <name>HubSettings</name>
    <message>
        <source>Search by name or meaning</source>
        <translation>Suche nach Name oder Bedeutung</translation>
    </message>
    <message>
        <source>Unusual only</source>
        <translation>Nur Abweichungen</translation>
    </message>
    <message>
        <source>Settings of the hub</source>
        <translation>Einstellungen des Hubs</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Check and apply</source>
        <translation>Prüfen und anwenden</translation>
    </message>
    <message>
        <source>Starts the hub again</source>
        <translation>Startet den Hub neu</translation>
    </message>
</context>
<context>
    <name>HubState</name>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Clients are told, and come back by themselves</source>
        <translation>Clients erfahren es und kommen von selbst wieder</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Anhalten…</translation>
    </message>
    <message>
        <source>Stop the hub</source>
        <translation>Den Hub anhalten</translation>
    </message>
    <message>
        <source>Every client loses its connection, this console too, until the hub is started again.</source>
        <translation>Jeder Client verliert seine Verbindung, auch diese Konsole, bis der Hub wieder gestartet wird.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
</context>
<context>
    <name>HubsSheet</name>
    <message>
        <source>Add a hub</source>
        <translation>Hub hinzufügen</translation>
    </message>
    <message>
        <source>Change the hub</source>
        <translation>Hub ändern</translation>
    </message>
    <message>
        <source>Hubs</source>
        <translation>Hubs</translation>
    </message>
    <message>
        <source>Save a hub to look at it next to this one. Its token goes to the keychain of your desktop.</source>
        <translation>Speichere einen Hub, um ihn neben diesem zu sehen. Sein Token kommt in den Schlüsselbund deines Desktops.</translation>
    </message>
    <message>
        <source>Saved hubs</source>
        <translation>Gespeicherte Hubs</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>JsonView</name>
    <message>
        <source>How to show the JSON</source>
        <translation>Wie das JSON gezeigt wird</translation>
    </message>
    <message>
        <source>Pretty</source>
        <translation>Geordnet</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Ctrl+1 … 9</source>
        <translation>Strg+1 … 9</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Go to a page or command</source>
        <translation>Zu einer Seite oder einem Befehl</translation>
    </message>
    <message>
        <source>/</source>
        <translation>/</translation>
    </message>
    <message>
        <source>Filter; Ctrl+F as well</source>
        <translation>Filter; auch Strg+F</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Pause and resume</source>
        <translation>Anhalten und fortsetzen</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>K</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Row before</source>
        <translation>Zeile davor</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open the row</source>
        <translation>Zeile öffnen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Back, close, empty the filter</source>
        <translation>Zurück, schließen, Filter leeren</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Alert: acknowledge</source>
        <translation>Alarm: quittieren</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Alert: shelve</source>
        <translation>Alarm: zurückstellen</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>Alert: take it</source>
        <translation>Alarm: übernehmen</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Alert: note</source>
        <translation>Alarm: Notiz</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Connection: disconnect</source>
        <translation>Verbindung: trennen</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Connections: refresh</source>
        <translation>Verbindungen: auffrischen</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Strg+T</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Strg+,</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Links</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite davor</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Whole screen</source>
        <translation>Ganzer Bildschirm</translation>
    </message>
    <message>
        <source>?</source>
        <translation>?</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>Diese Tafel</translation>
    </message>
    <message>
        <source>+</source>
        <translation>+</translation>
    </message>
    <message>
        <source>Ctrl+H</source>
        <translation>Strg+H</translation>
    </message>
    <message>
        <source>Hubs: open, add, change</source>
        <translation>Hubs: öffnen, hinzufügen, ändern</translation>
    </message>
    <message>
        <source>Ctrl+Tab</source>
        <translation>Strg+Tab</translation>
    </message>
    <message>
        <source>Next hub</source>
        <translation>Nächster Hub</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Strg+R</translation>
    </message>
    <message>
        <source>Record, play a capture</source>
        <translation>Aufnehmen, eine Aufnahme abspielen</translation>
    </message>
    <message>
        <source>Latency, traffic: zoom; Esc resets</source>
        <translation>Latenz, Verkehr: vergrößern; Esc zeigt alles</translation>
    </message>
    <message>
        <source>Shift+Right</source>
        <translation>Umschalt+Rechts</translation>
    </message>
    <message>
        <source>Title of a table: move its column</source>
        <translation>Titel einer Tabelle: Spalte verschieben</translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>No keychain could be used: the token is kept until the console ends</source>
        <translation>Kein Schlüsselbund war zu gebrauchen: das Token bleibt, bis die Konsole endet</translation>
    </message>
    <message>
        <source>The keychain did not give the token up: %1</source>
        <translation>Der Schlüsselbund gab das Token nicht her: %1</translation>
    </message>
</context>
<context>
    <name>LatencyCard</name>
    <message>
        <source>%1, too few for p99</source>
        <translation>%1, zu wenige für p99</translation>
    </message>
    <message>
        <source>Nothing measured in this time</source>
        <translation>Nichts gemessen in dieser Zeit</translation>
    </message>
    <message>
        <source>tenant:%1</source>
        <translation>tenant:%1</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>Wärmebild</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Mandanten</translation>
    </message>
</context>
<context>
    <name>LatencyHeat</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n Messung</numerusform>
            <numerusform>%n Messungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LatencyPage</name>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Nothing measured in this time</source>
        <translation>Nichts gemessen in dieser Zeit</translation>
    </message>
    <message>
        <source>Round trips are measured while the console is connected.</source>
        <translation>Umläufe werden gemessen, solange die Konsole verbunden ist.</translation>
    </message>
    <message>
        <source>The clocks of hub and console differ</source>
        <translation>Die Uhren von Hub und Konsole gehen auseinander</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlauf</translation>
    </message>
    <message>
        <source>console to hub and back</source>
        <translation>von der Konsole zum Hub und zurück</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Zustellung</translation>
    </message>
    <message>
        <source>from the hub&apos;s stamp to arrival here</source>
        <translation>vom Stempel des Hubs bis hierher</translation>
    </message>
</context>
<context>
    <name>LatencyTenantRow</name>
    <message>
        <source>%1: p50 %2, p95 %3, p99 %4 of %5 samples</source>
        <translation>%1: p50 %2, p95 %3, p99 %4 aus %5 Messungen</translation>
    </message>
    <message>
        <source>p50 %1</source>
        <translation>p50 %1</translation>
    </message>
    <message>
        <source>p95 %1</source>
        <translation>p95 %1</translation>
    </message>
    <message>
        <source>p99 %1</source>
        <translation>p99 %1</translation>
    </message>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messungen</translation>
    </message>
</context>
<context>
    <name>LatencyTenants</name>
    <message>
        <source>Latency by tenant</source>
        <translation>Latenz nach Mandant</translation>
    </message>
</context>
<context>
    <name>LifecycleView</name>
    <message>
        <source>Lifecycle</source>
        <translation>Werdegang</translation>
    </message>
    <message>
        <source>%1 at %2 %3</source>
        <translation>%1 um %2 %3</translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
</context>
<context>
    <name>LoadTestViewModel</name>
    <message>
        <source>%1 deliveries a second, p50 %2, p99 %3; %4 sent, %5 refused, %6 connections lost</source>
        <translation>%1 Zustellungen je Sekunde, p50 %2, p99 %3; %4 gesendet, %5 abgelehnt, %6 Verbindungen verloren</translation>
    </message>
    <message>
        <source>; %1 were not sent, as the hub did not take them in time</source>
        <translation>; %1 wurden nicht gesendet, weil der Hub sie nicht rechtzeitig annahm</translation>
    </message>
</context>
<context>
    <name>LogColumns</name>
    <message>
        <source>Time (UTC)</source>
        <translation>Zeit (UTC)</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>No line of that kind</source>
        <translation>Keine Zeile dieser Art</translation>
    </message>
    <message>
        <source>Nothing has been logged yet</source>
        <translation>Noch nichts protokolliert</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) in all</source>
        <translation>
            <numerusform>%n Zeile insgesamt</numerusform>
            <numerusform>%n Zeilen insgesamt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Search in category, event and details</source>
        <translation>Suche in Kategorie, Ereignis und Einzelheiten</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Mindeststufe</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>LogRow</name>
    <message>
        <source>%1, %2: %3 %4</source>
        <translation>%1, %2: %3 %4</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 [%2]</source>
        <translation>%1 [%2]</translation>
    </message>
</context>
<context>
    <name>MetricCard</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
    <message>
        <source>%1: unknown</source>
        <translation>%1: unbekannt</translation>
    </message>
</context>
<context>
    <name>MetricCardModel</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Mandanten</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Open alerts</source>
        <translation>Offene Alarme</translation>
    </message>
</context>
<context>
    <name>MuteButton</name>
    <message>
        <source>Mute…</source>
        <translation>Stumm…</translation>
    </message>
    <message>
        <source>Sound again now</source>
        <translation>Jetzt wieder mit Ton</translation>
    </message>
    <message>
        <source>No sounds for a time</source>
        <translation>Eine Zeit lang kein Ton</translation>
    </message>
    <message>
        <source>Mute for</source>
        <translation>Stumm für</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
</context>
<context>
    <name>MuteClientSheet</name>
    <message>
        <source>Mute %1</source>
        <translation>%1 stummschalten</translation>
    </message>
    <message>
        <source>It still receives everything; what it sends to change something is refused. Who connects anew is not muted.</source>
        <translation>Er empfängt weiter alles; was er sendet, um etwas zu ändern, wird abgelehnt. Wer sich neu verbindet, ist nicht stumm.</translation>
    </message>
    <message>
        <source>For how long</source>
        <translation>Wie lange</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Reason: the audit log gets it</source>
        <translation>Grund: das Prüfprotokoll bekommt ihn</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Stummschalten</translation>
    </message>
</context>
<context>
    <name>NavigationItem</name>
    <message>
        <source>%1, %2 to see to</source>
        <translation>%1, %2 zu erledigen</translation>
    </message>
</context>
<context>
    <name>NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Opsroom</source>
        <translation>Opsroom</translation>
    </message>
    <message>
        <source>Ctrl+%1</source>
        <translation>Strg+%1</translation>
    </message>
    <message>
        <source>999+</source>
        <translation>999+</translation>
    </message>
</context>
<context>
    <name>OverviewAlerts</name>
    <message>
        <source>Open alerts</source>
        <translation>Offene Alarme</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>The hub sends its figures every few seconds.</source>
        <translation>Der Hub sendet seine Zahlen alle paar Sekunden.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>a second, arriving here</source>
        <translation>je Sekunde, die hier ankommen</translation>
    </message>
    <message>
        <source>Updates a second over the last five minutes</source>
        <translation>Meldungen je Sekunde in den letzten fünf Minuten</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>from publication to arrival</source>
        <translation>von der Veröffentlichung bis zur Ankunft</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Latency percentiles from publication to arrival</source>
        <translation>Perzentile der Latenz von der Veröffentlichung bis zur Ankunft</translation>
    </message>
</context>
<context>
    <name>OverviewTenants</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1: %2 connections</source>
        <translation>%1: %2 Verbindungen</translation>
    </message>
    <message>
        <source>No tenant is connected</source>
        <translation>Kein Mandant ist verbunden</translation>
    </message>
</context>
<context>
    <name>OverviewWallets</name>
    <message>
        <source>Busiest wallets</source>
        <translation>Regste Wallets</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1 of %2: %3 %4</source>
        <translation>%1 von %2: %3 %4</translation>
    </message>
    <message>
        <source>No wallet has moved yet</source>
        <translation>Noch keine Wallet bewegt</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Waiting for the hub</source>
        <translation>Wartet auf den Hub</translation>
    </message>
    <message>
        <source>The hub refused this console</source>
        <translation>Der Hub hat diese Konsole abgewiesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Stale: %1 old</source>
        <translation>Veraltet: %1 alt</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>Tenants</source>
        <translation>Mandanten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Test bench</source>
        <translation>Prüfstand</translation>
    </message>
    <message>
        <source>Hub</source>
        <translation>Hub</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
</context>
<context>
    <name>PercentileChart</name>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1 percent</source>
        <translation>%1 Prozent</translation>
    </message>
</context>
<context>
    <name>RelatedView</name>
    <message>
        <source>Related alerts</source>
        <translation>Zugehörige Alarme</translation>
    </message>
    <message>
        <source>No related alerts</source>
        <translation>Keine zugehörigen Alarme</translation>
    </message>
    <message>
        <source>Nothing has been raised about this transaction or its wallet.</source>
        <translation>Zu dieser Transaktion und ihrer Wallet wurde nichts ausgelöst.</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>Replay of a capture</source>
        <translation>Wiedergabe einer Aufnahme</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>WIEDERGABE</translation>
    </message>
    <message>
        <source>Pause the replay</source>
        <translation>Wiedergabe anhalten</translation>
    </message>
    <message>
        <source>Play the replay</source>
        <translation>Wiedergabe fortsetzen</translation>
    </message>
    <message>
        <source>To the next event</source>
        <translation>Zum nächsten Ereignis</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
</context>
<context>
    <name>ReplayTimeline</name>
    <message>
        <source>Time within the capture</source>
        <translation>Zeit in der Aufnahme</translation>
    </message>
</context>
<context>
    <name>RevokeSheet</name>
    <message>
        <source>Revoke the tokens of %1</source>
        <translation>Die Token von %1 widerrufen</translation>
    </message>
    <message>
        <source>Every token that these users hold now is worth nothing any more: all their connections end, on every device, and they come back only with a new one. It cannot be undone, and stands in the audit log.</source>
        <translation>Jedes Token, das diese Benutzer jetzt haben, gilt nichts mehr: alle ihre Verbindungen enden, auf jedem Gerät, und sie kommen nur mit einem neuen wieder. Das lässt sich nicht zurücknehmen und steht im Prüfprotokoll.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Widerrufen</translation>
    </message>
</context>
<context>
    <name>RoomColumns</name>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>RoomRow</name>
    <message>
        <source>%1, %2 %3: %4 members</source>
        <translation>%1, %2 %3: %4 Mitglieder</translation>
    </message>
    <message>
        <source>everybody</source>
        <translation>alle</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 members, %n room(s) folded</source>
        <translation>
            <numerusform>%1, %2 Mitglieder, %n Raum zugeklappt</numerusform>
            <numerusform>%1, %2 Mitglieder, %n Räume zugeklappt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 members, %n room(s) below</source>
        <translation>
            <numerusform>%1, %2 Mitglieder, darunter %n Raum</numerusform>
            <numerusform>%1, %2 Mitglieder, darunter %n Räume</numerusform>
        </translation>
    </message>
    <message>
        <source>Unfold %1</source>
        <translation>%1 aufklappen</translation>
    </message>
    <message>
        <source>Fold %1</source>
        <translation>%1 zuklappen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message numerus="yes">
        <source>everybody, %n room(s) below</source>
        <translation>
            <numerusform>alle, darunter %n Raum</numerusform>
            <numerusform>alle, darunter %n Räume</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SaveFilterSheet</name>
    <message>
        <source>Save filter</source>
        <translation>Filter sichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>In force from the next start on</source>
        <translation>Ab dem nächsten Start in Kraft</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Severity is always told by shape and word as well.</source>
        <translation>Die Schwere wird immer auch durch Form und Wort gesagt.</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Dichte</translation>
    </message>
    <message>
        <source>Height of the rows in tables.</source>
        <translation>Höhe der Zeilen in Tabellen.</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Eng</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>In which time the times of day are shown.</source>
        <translation>In welcher Zeit die Uhrzeiten stehen.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Reduced: nothing slides, fades or breathes.</source>
        <translation>Verringert: nichts gleitet, blendet oder atmet.</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Voll</translation>
    </message>
    <message>
        <source>Reduced</source>
        <translation>Verringert</translation>
    </message>
    <message>
        <source>Rows of the feed</source>
        <translation>Zeilen des Stroms</translation>
    </message>
    <message>
        <source>How many updates of transactions are kept; the oldest give way.</source>
        <translation>Wie viele Meldungen von Transaktionen bleiben; die ältesten weichen.</translation>
    </message>
    <message>
        <source>1,000</source>
        <translation>1.000</translation>
    </message>
    <message>
        <source>10,000</source>
        <translation>10.000</translation>
    </message>
    <message>
        <source>50,000</source>
        <translation>50.000</translation>
    </message>
    <message>
        <source>100,000</source>
        <translation>100.000</translation>
    </message>
    <message>
        <source>Calls to grave alerts</source>
        <translation>Rufe zu ernsten Alarmen</translation>
    </message>
    <message>
        <source>A sound, and a message over other programs. What is grave is always shown.</source>
        <translation>Ein Ton, und eine Meldung über anderen Programmen. Gezeigt wird Ernstes immer.</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Orders to the hub</source>
        <translation>Befehle an den Hub</translation>
    </message>
    <message>
        <source>Read-only: this console shows, and changes nothing at the hub.</source>
        <translation>Nur lesen: diese Konsole zeigt und ändert am Hub nichts.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>Nur lesen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Figures and dates go along.</source>
        <translation>Zahlen und Zeiten folgen ihr.</translation>
    </message>
    <message>
        <source>First steps…</source>
        <translation>Erste Schritte…</translation>
    </message>
</context>
<context>
    <name>ShelveButton</name>
    <message>
        <source>Shelve…</source>
        <translation>Zurückstellen…</translation>
    </message>
    <message>
        <source>With a reason; it comes back by itself</source>
        <translation>Mit einem Grund; er kommt von selbst wieder</translation>
    </message>
    <message>
        <source>Shelve for</source>
        <translation>Zurückstellen für</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>StatusMark</name>
    <message>
        <source>%1, unexpected after the status before</source>
        <translation>%1, unerwartet nach dem Zustand davor</translation>
    </message>
</context>
<context>
    <name>TableHeader</name>
    <message>
        <source>%1, sorted downwards</source>
        <translation>%1, abwärts sortiert</translation>
    </message>
    <message>
        <source>%1, sorted upwards</source>
        <translation>%1, aufwärts sortiert</translation>
    </message>
</context>
<context>
    <name>TenantColumns</name>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Updates per minute</source>
        <translation>Meldungen je Minute</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Zuletzt aktiv</translation>
    </message>
</context>
<context>
    <name>TenantRow</name>
    <message>
        <source>%1: %2 connections, %3 users, %4 queued</source>
        <translation>%1: %2 Verbindungen, %3 Benutzer, %4 wartend</translation>
    </message>
</context>
<context>
    <name>TenantsPage</name>
    <message>
        <source>Tenants</source>
        <translation>Mandanten</translation>
    </message>
    <message>
        <source>No tenant is connected</source>
        <translation>Kein Mandant ist verbunden</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>A tenant appears here with its first connection.</source>
        <translation>Ein Mandant erscheint hier mit seiner ersten Verbindung.</translation>
    </message>
    <message>
        <source>The hub sends its figures every few seconds.</source>
        <translation>Der Hub sendet seine Zahlen alle paar Sekunden.</translation>
    </message>
</context>
<context>
    <name>TestBenchPage</name>
    <message>
        <source>Test bench</source>
        <translation>Prüfstand</translation>
    </message>
    <message>
        <source>No test bench over this hub</source>
        <translation>Kein Prüfstand an diesem Hub</translation>
    </message>
    <message>
        <source>It makes tokens with the development key, so it is there only over an embedded development hub.</source>
        <translation>Er macht Token mit dem Entwicklungsschlüssel; darum gibt es ihn nur an einem eingebetteten Entwicklungs-Hub.</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>choose who sends</source>
        <translation>wählen Sie, wer sendet</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>What the clients receive appears here.</source>
        <translation>Was die Clients empfangen, erscheint hier.</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>Pult</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>Ablauf</translation>
    </message>
    <message>
        <source>Load test</source>
        <translation>Lasttest</translation>
    </message>
</context>
<context>
    <name>TestClientColumns</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
</context>
<context>
    <name>TestClientForm</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Add a door for a client of yours</source>
        <translation>Eine Tür für deinen eigenen Client</translation>
    </message>
    <message>
        <source>Copy a token of this user</source>
        <translation>Ein Token dieses Benutzers kopieren</translation>
    </message>
</context>
<context>
    <name>TestClientRow</name>
    <message>
        <source>%1 of %2, %3, %4, %5</source>
        <translation>%1 von %2, %3, %4, %5</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>%1 (faults)</source>
        <translation>%1 (Fehler)</translation>
    </message>
</context>
<context>
    <name>TestEventEditor</name>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>The hub will refuse this: %1</source>
        <translation>Der Hub wird das ablehnen: %1</translation>
    </message>
    <message>
        <source>The payload keeps the contract</source>
        <translation>Der Inhalt hält den Vertrag</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Send as %1</source>
        <translation>Senden als %1</translation>
    </message>
    <message>
        <source>Choose a client first</source>
        <translation>Wählen Sie erst einen Client</translation>
    </message>
</context>
<context>
    <name>TestEventTemplate</name>
    <message>
        <source>Expected the name of a channel, or a list of names</source>
        <translation>Erwartet wird der Name eines Kanals oder eine Liste von Namen</translation>
    </message>
</context>
<context>
    <name>TestFaultDesk</name>
    <message>
        <source>At %1: %2</source>
        <translation>Bei %1: %2</translation>
    </message>
    <message>
        <source>Choose a client first</source>
        <translation>Wähle zuerst einen Client</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Verzögern</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verlieren</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Reorder</source>
        <translation>Vertauschen</translation>
    </message>
    <message>
        <source>Fresh token again</source>
        <translation>Wieder frische Token</translation>
    </message>
    <message>
        <source>Let its token run out</source>
        <translation>Sein Token ablaufen lassen</translation>
    </message>
    <message>
        <source>No faults</source>
        <translation>Keine Fehler</translation>
    </message>
    <message>
        <source>Close its connection with</source>
        <translation>Seine Verbindung schließen mit</translation>
    </message>
</context>
<context>
    <name>TestLoadDesk</name>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>in a tenth as many tenants</source>
        <translation>in einem Zehntel so vieler Mandanten</translation>
    </message>
    <message>
        <source>Deliveries/s</source>
        <translation>Zustellungen/s</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 s</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Deliveries a second</source>
        <translation>Zustellungen je Sekunde</translation>
    </message>
    <message>
        <source>p99 so far, ms</source>
        <translation>p99 bisher, ms</translation>
    </message>
</context>
<context>
    <name>TestReceivedList</name>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>%1 received %2</source>
        <translation>%1 empfing %2</translation>
    </message>
</context>
<context>
    <name>TestScenarioDesk</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>Mitschreiben</translation>
    </message>
    <message>
        <source>What you do on this page becomes steps, and what comes of it is expected</source>
        <translation>Was du auf dieser Seite tust, wird zu Schritten; was dabei herauskommt, wird erwartet</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Disconnects all clients first</source>
        <translation>Trennt zuerst alle Clients</translation>
    </message>
    <message>
        <source>Add a wait</source>
        <translation>Pause einfügen</translation>
    </message>
    <message>
        <source>Clear the steps</source>
        <translation>Schritte löschen</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Press Write down, then connect clients and send events: each becomes a step, with who received it.</source>
        <translation>Drücke Mitschreiben, verbinde dann Clients und sende Ereignisse: jedes wird ein Schritt, mit denen, die es empfingen.</translation>
    </message>
    <message>
        <source>Name, to save it</source>
        <translation>Name, um ihn zu speichern</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Saved scenarios</source>
        <translation>Gespeicherte Abläufe</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
</context>
<context>
    <name>TestStep</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>delay %1 ms</source>
        <translation>%1 ms verzögern</translation>
    </message>
    <message>
        <source>drop %1 %</source>
        <translation>%1 % verlieren</translation>
    </message>
    <message>
        <source>duplicate %1 %</source>
        <translation>%1 % verdoppeln</translation>
    </message>
    <message>
        <source>reorder %1 %</source>
        <translation>%1 % vertauschen</translation>
    </message>
    <message>
        <source>Connect %1 as %2</source>
        <translation>%1 verbinden als %2</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>%1 trennen</translation>
    </message>
    <message>
        <source>%1 sends %2</source>
        <translation>%1 sendet %2</translation>
    </message>
    <message>
        <source>Faults of %1: %2</source>
        <translation>Fehler bei %1: %2</translation>
    </message>
    <message>
        <source>Close %1 with %2</source>
        <translation>%1 schließen mit %2</translation>
    </message>
    <message>
        <source>The token of %1 runs out</source>
        <translation>Das Token von %1 läuft ab</translation>
    </message>
    <message>
        <source>%1 gets fresh tokens again</source>
        <translation>%1 bekommt wieder frische Token</translation>
    </message>
    <message>
        <source>Wait %1 ms</source>
        <translation>%1 ms warten</translation>
    </message>
</context>
<context>
    <name>TestStepRow</name>
    <message>
        <source>Step %1: %2. %3</source>
        <translation>Schritt %1: %2. %3</translation>
    </message>
</context>
<context>
    <name>TimeRangePage</name>
    <message>
        <source>Range of time</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 min</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Reset zoom</source>
        <translation>Ganz zeigen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Drag over a chart to zoom</source>
        <translation>Zum Vergrößern über ein Diagramm ziehen</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu…</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Helles Design</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Dunkles Design</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Recording to %1</source>
        <translation>Aufnahme nach %1</translation>
    </message>
</context>
<context>
    <name>TrafficPage</name>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>No figures yet</source>
        <translation>Noch keine Zahlen</translation>
    </message>
    <message>
        <source>The hub sends its figures every few seconds.</source>
        <translation>Der Hub sendet seine Zahlen alle paar Sekunden.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>je Sekunde</translation>
    </message>
    <message>
        <source>/s</source>
        <translation>/s</translation>
    </message>
    <message>
        <source>Delivered by the hub</source>
        <translation>Vom Hub zugestellt</translation>
    </message>
    <message>
        <source>Arriving here</source>
        <translation>Hier angekommen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>transactions that wait</source>
        <translation>wartende Transaktionen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Sessions ended</source>
        <translation>Beendete Sitzungen</translation>
    </message>
    <message>
        <source>in each %1</source>
        <translation>je %1</translation>
    </message>
    <message>
        <source>told to operators of the platform only</source>
        <translation>nur den Betreibern der Plattform gesagt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Gegangen</translation>
    </message>
    <message>
        <source>Closed by the hub</source>
        <translation>Vom Hub geschlossen</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Each way</source>
        <translation>Im Einzelnen</translation>
    </message>
</context>
<context>
    <name>TransactionColumns</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
</context>
<context>
    <name>TransactionPanel</name>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>What to show of the transaction</source>
        <translation>Was von der Transaktion gezeigt wird</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Werdegang</translation>
    </message>
    <message>
        <source>Related</source>
        <translation>Zugehörig</translation>
    </message>
</context>
<context>
    <name>TransactionRow</name>
    <message>
        <source>%1 (unit unknown)</source>
        <translation>%1 (Einheit unbekannt)</translation>
    </message>
    <message>
        <source>%1, %2, %3, %4, %5</source>
        <translation>%1, %2, %3, %4, %5</translation>
    </message>
</context>
<context>
    <name>TransactionsPage</name>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>No transaction passes the filter</source>
        <translation>Keine Transaktion passt zum Filter</translation>
    </message>
    <message>
        <source>No transaction yet</source>
        <translation>Noch keine Transaktion</translation>
    </message>
    <message>
        <source>Updates appear here as soon as one is published.</source>
        <translation>Meldungen erscheinen hier, sobald eine veröffentlicht wird.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Transactions, %1</source>
        <translation>Transaktionen, %1</translation>
    </message>
</context>
<context>
    <name>TransactionsToolbar</name>
    <message>
        <source>Filter: tenant:acme status:failed amount&gt;10000 &quot;text&quot;</source>
        <translation>Filter: tenant:acme status:failed amount&gt;10000 &quot;text&quot;</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Strg+E</translation>
    </message>
    <message>
        <source>Follow newest</source>
        <translation>Neueste verfolgen</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>Filter sichern</translation>
    </message>
</context>
<context>
    <name>WalletColumns</name>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Schwebend</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>Letzte Änderung</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>Je Minute</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>WalletRow</name>
    <message>
        <source>%1 of %2, available %3 %4, %5 updates a minute</source>
        <translation>%1 von %2, verfügbar %3 %4, %5 Meldungen je Minute</translation>
    </message>
    <message>
        <source>%1 (+%2 units)</source>
        <translation>%1 (+%2 Einheiten)</translation>
    </message>
</context>
<context>
    <name>WalletsPage</name>
    <message>
        <source>Wallets</source>
        <translation>Wallets</translation>
    </message>
    <message>
        <source>No wallet of that name</source>
        <translation>Keine Wallet dieses Namens</translation>
    </message>
    <message>
        <source>No wallet has moved yet</source>
        <translation>Noch keine Wallet bewegt</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>Wallets appear here with their first update.</source>
        <translation>Wallets erscheinen hier mit ihrer ersten Meldung.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche leeren</translation>
    </message>
    <message>
        <source>Search by wallet, owner or tenant</source>
        <translation>Suche nach Wallet, Inhaber oder Mandant</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>opsroom::app::EmbeddedHubControl</name>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on; the certificate&apos;s file cannot be read now</source>
        <translation>an; die Datei des Zertifikats ist jetzt nicht lesbar</translation>
    </message>
    <message>
        <source>on; the certificate ended on %1</source>
        <translation>an; das Zertifikat endete am %1</translation>
    </message>
    <message>
        <source>on; the certificate is good until %1</source>
        <translation>an; das Zertifikat gilt bis %1</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>Management</source>
        <translation>Verwaltung</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>development: its tokens are anybody&apos;s to make</source>
        <translation>Entwicklung: seine Token kann jeder machen</translation>
    </message>
    <message>
        <source>production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>in memory: nothing outlives a stop</source>
        <translation>im Arbeitsspeicher: nichts überdauert einen Halt</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>Prüfprotokoll</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Regelwerk</translation>
    </message>
    <message>
        <source>the default one</source>
        <translation>das übliche</translation>
    </message>
    <message>
        <source>there is no such setting</source>
        <translation>diese Einstellung gibt es nicht</translation>
    </message>
    <message>
        <source>%1. The hub runs with the configuration that it had</source>
        <translation>%1. Der Hub läuft mit der Konfiguration, die er hatte</translation>
    </message>
</context>
<context>
    <name>opsroom::app::Screenshots</name>
    <message>
        <source>the demonstration did not fill the console in time</source>
        <translation>die Vorführung hat die Konsole nicht rechtzeitig gefüllt</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>%1 kann nicht angelegt werden</translation>
    </message>
    <message>
        <source>%1 could not be rendered</source>
        <translation>%1 konnte nicht gezeichnet werden</translation>
    </message>
    <message>
        <source>%1 cannot be written</source>
        <translation>%1 kann nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>&lt; 0.1 ms</source>
        <translation>&lt; 0,1 ms</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::AlertAnnunciator</name>
    <message>
        <source>muted until %1</source>
        <translation>stumm bis %1</translation>
    </message>
    <message>
        <source>Critical alert, %1</source>
        <translation>Kritischer Alarm, %1</translation>
    </message>
    <message>
        <source>High alert, %1</source>
        <translation>Hoher Alarm, %1</translation>
    </message>
    <message>
        <source>%1 new alerts</source>
        <translation>%1 neue Alarme</translation>
    </message>
    <message>
        <source>%1 critical and %2 high are not acknowledged</source>
        <translation>%1 kritische und %2 hohe sind nicht quittiert</translation>
    </message>
    <message>
        <source>Alerts are waiting</source>
        <translation>Alarme warten</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::AlertHandling</name>
    <message>
        <source>A critical alert is acknowledged with a note</source>
        <translation>Ein kritischer Alarm wird mit einer Notiz quittiert</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Quittiert</translation>
    </message>
    <message>
        <source>No longer acknowledged</source>
        <translation>Nicht mehr quittiert</translation>
    </message>
    <message>
        <source>An alert is shelved with a reason</source>
        <translation>Ein Alarm wird mit einem Grund zurückgestellt</translation>
    </message>
    <message>
        <source>Shelved</source>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>No longer shelved</source>
        <translation>Nicht mehr zurückgestellt</translation>
    </message>
    <message>
        <source>Assigned to nobody</source>
        <translation>Niemandem zugewiesen</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>%1 zugewiesen</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notiert</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Nothing to acknowledge; critical alerts are acknowledged one by one</source>
        <translation>Nichts zu quittieren; kritische Alarme werden einzeln quittiert</translation>
    </message>
    <message>
        <source>The hub refused it: %1</source>
        <translation>Der Hub hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::AlertListModel</name>
    <message>
        <source>unacknowledged</source>
        <translation>unquittiert</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>quittiert</translation>
    </message>
    <message>
        <source>acknowledged by %1</source>
        <translation>quittiert von %1</translation>
    </message>
    <message>
        <source>cleared, unacknowledged</source>
        <translation>gegangen, unquittiert</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>shelved</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>shelved until %1</source>
        <translation>zurückgestellt bis %1</translation>
    </message>
    <message>
        <source>suppressed by design</source>
        <translation>planmäßig unterdrückt</translation>
    </message>
    <message>
        <source>out of service</source>
        <translation>außer Betrieb</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::AlertsViewModel</name>
    <message>
        <source>Flood: %1 alerts in 10 minutes</source>
        <translation>Flut: %1 Alarme in 10 Minuten</translation>
    </message>
    <message>
        <source>shown %1 of %2</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Fall</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Ausgelöst</translation>
    </message>
    <message>
        <source>Raised by</source>
        <translation>Ausgelöst von</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ClientListModel</name>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>Polling</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ConnectionViewModel</name>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Reconnecting</source>
        <translation>Verbindet neu</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgewiesen</translation>
    </message>
    <message>
        <source>Connecting to %1: %2</source>
        <translation>Verbindet mit %1: %2</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbindet mit %1</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting in %1 s</source>
        <translation>Verbindung verloren. Neuer Versuch in %1 s</translation>
    </message>
    <message>
        <source>Connection lost. Reconnecting now</source>
        <translation>Verbindung verloren. Neuer Versuch läuft</translation>
    </message>
    <message>
        <source>The hub sent us away: %1</source>
        <translation>Der Hub hat uns weggeschickt: %1</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>%1 – data as of %2</source>
        <translation>%1 – Daten von %2</translation>
    </message>
    <message>
        <source>Connected again after %1</source>
        <translation>Nach %1 wieder verbunden</translation>
    </message>
    <message>
        <source>Connected again after %1; up to %2 updates were missed</source>
        <translation>Nach %1 wieder verbunden; bis zu %2 Meldungen fehlen</translation>
    </message>
    <message>
        <source>The hub&apos;s own check says that tenants are not kept apart. Take it out of service and call security</source>
        <translation>Die eigene Prüfung des Hubs sagt, dass Mandanten nicht getrennt sind. Nehmen Sie ihn außer Betrieb und rufen Sie die Sicherheit</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ConnectionsViewModel</name>
    <message>
        <source>%1 of %2; the first %3 are held</source>
        <translation>%1 von %2; die ersten %3 sind da</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>all tenants</source>
        <translation>alle Mandanten</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Namespace</source>
        <translation>Namensraum</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>Polling</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlauf</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message numerus="yes">
        <source>%n clients</source>
        <translation>
            <numerusform>%n Client</numerusform>
            <numerusform>%n Clients</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The hub does not tell this console who is connected: %1</source>
        <translation>Der Hub sagt dieser Konsole nicht, wer verbunden ist: %1</translation>
    </message>
    <message>
        <source>%1 sent away</source>
        <translation>%1 weggeschickt</translation>
    </message>
    <message>
        <source>Tokens withdrawn</source>
        <translation>Token widerrufen</translation>
    </message>
    <message>
        <source>Channel taken</source>
        <translation>Kanal entzogen</translation>
    </message>
    <message>
        <source>The hub refused it: %1</source>
        <translation>Der Hub hat es abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1; %2 refused: %3</source>
        <translation>%1; %2 abgelehnt: %3</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>%1 muted</source>
        <translation>%1 stumm</translation>
    </message>
    <message>
        <source>%1 may speak again</source>
        <translation>%1 darf wieder sprechen</translation>
    </message>
    <message>
        <source>Last pong</source>
        <translation>Letzter Pong</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ConsoleViewModel</name>
    <message>
        <source>Opsroom – %1</source>
        <translation>Opsroom – %1</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::EndingListModel</name>
    <message>
        <source>the client left</source>
        <translation>der Client ging</translation>
    </message>
    <message>
        <source>the client closed</source>
        <translation>der Client schloss</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>die Verbindung brach ab</translation>
    </message>
    <message>
        <source>no answer to a ping</source>
        <translation>keine Antwort auf einen Ping</translation>
    </message>
    <message>
        <source>the client broke the protocol</source>
        <translation>der Client brach das Protokoll</translation>
    </message>
    <message>
        <source>the client was too slow</source>
        <translation>der Client war zu langsam</translation>
    </message>
    <message>
        <source>the hub closed: token, order, limit</source>
        <translation>der Hub schloss: Token, Anweisung, Grenze</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::Environment</name>
    <message>
        <source>PROD</source>
        <translation>PROD</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>TEST</source>
        <translation>TEST</translation>
    </message>
    <message>
        <source>DEV</source>
        <translation>DEV</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>REPLAY</source>
        <translation>WIEDERGABE</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ExportViewModel</name>
    <message>
        <source>Writing %1 rows</source>
        <translation>%1 Zeilen werden geschrieben</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Stopped; nothing was written</source>
        <translation>Angehalten; nichts wurde geschrieben</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 Zeilen nach %2 geschrieben</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::FilterToken</name>
    <message>
        <source>There is no field “%1”</source>
        <translation>Es gibt kein Feld „%1“</translation>
    </message>
    <message>
        <source>“%1” has no value</source>
        <translation>„%1“ hat keinen Wert</translation>
    </message>
    <message>
        <source>“%1” takes one value</source>
        <translation>„%1“ nimmt einen Wert</translation>
    </message>
    <message>
        <source>“%1” is no amount; write it like 1234.50</source>
        <translation>„%1“ ist kein Betrag; schreiben Sie ihn wie 1234.50</translation>
    </message>
    <message>
        <source>“%1” is no severity: info, low, medium, high or critical</source>
        <translation>„%1“ ist keine Schwere: info, low, medium, high oder critical</translation>
    </message>
    <message>
        <source>“%1”: only amounts, severities and figures have a more and a less</source>
        <translation>„%1“: nur Beträge, Schweregrade und Zahlen kennen mehr und weniger</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::HubProfileModel</name>
    <message>
        <source>A name has 1 to %1 characters</source>
        <translation>Ein Name hat 1 bis %1 Zeichen</translation>
    </message>
    <message>
        <source>An address looks like https://hub.example:3001</source>
        <translation>Eine Adresse sieht aus wie https://hub.example:3001</translation>
    </message>
    <message>
        <source>A path begins with a slash</source>
        <translation>Ein Pfad beginnt mit einem Schrägstrich</translation>
    </message>
    <message>
        <source>There are %1 hubs already</source>
        <translation>Es gibt schon %1 Hubs</translation>
    </message>
    <message>
        <source>Another hub has this name</source>
        <translation>Ein anderer Hub heißt schon so</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::HubViewModel</name>
    <message>
        <source>Connected as</source>
        <translation>Verbunden als</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>The hub runs</source>
        <translation>Der Hub läuft</translation>
    </message>
    <message>
        <source>The hub was started again</source>
        <translation>Der Hub wurde neu gestartet</translation>
    </message>
    <message>
        <source>The hub tells its clients, and stops…</source>
        <translation>Der Hub sagt es seinen Clients und hält an…</translation>
    </message>
    <message>
        <source>The hub is stopped</source>
        <translation>Der Hub steht</translation>
    </message>
    <message>
        <source>The hub was started again with the new configuration</source>
        <translation>Der Hub wurde mit der neuen Konfiguration gestartet</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was applied: %n setting(s) cannot be used</source>
        <translation>
            <numerusform>Nichts wurde angewandt: %n Einstellung taugt nicht</numerusform>
            <numerusform>Nichts wurde angewandt: %n Einstellungen taugen nicht</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was applied: %1</source>
        <translation>Nichts wurde angewandt: %1</translation>
    </message>
    <message>
        <source>The hub starts…</source>
        <translation>Der Hub startet…</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::LatencyTrack</name>
    <message>
        <source>%1 samples</source>
        <translation>%1 Messungen</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::LoadTestViewModel</name>
    <message>
        <source>%1 s of %2 s</source>
        <translation>%1 s von %2 s</translation>
    </message>
    <message>
        <source>%1 of %2 connected</source>
        <translation>%1 von %2 verbunden</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::RecorderViewModel</name>
    <message>
        <source>%1 · %2 events · %3</source>
        <translation>%1 · %2 Ereignisse · %3</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>%1 kann nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::ReplayViewModel</name>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 an %2</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::RoomListModel</name>
    <message>
        <source>all tenants</source>
        <translation>alle Mandanten</translation>
    </message>
    <message>
        <source>tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TestBenchViewModel</name>
    <message>
        <source>This is no JSON</source>
        <translation>Das ist kein JSON</translation>
    </message>
    <message>
        <source>These names make no token; a tenant is of lower case letters, digits and hyphens</source>
        <translation>Diese Namen ergeben kein Token; ein Mandant hat kleine Buchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>There are %1 clients already</source>
        <translation>Es gibt schon %1 Clients</translation>
    </message>
    <message>
        <source>Waiting for the hub</source>
        <translation>Wartet auf den Hub</translation>
    </message>
    <message>
        <source>Refused with %1: %2</source>
        <translation>Nach %1 abgelehnt: %2</translation>
    </message>
    <message>
        <source>Accepted after %1: %2</source>
        <translation>Nach %1 angenommen: %2</translation>
    </message>
    <message>
        <source>the hub has sent it: it was lost on the line</source>
        <translation>der Hub hat es gesendet: es ging unterwegs verloren</translation>
    </message>
    <message>
        <source>its role may not see it; these may: %1</source>
        <translation>seine Rolle darf es nicht sehen; diese dürfen: %1</translation>
    </message>
    <message>
        <source>the alert is about this user</source>
        <translation>der Alarm betrifft diesen Benutzer</translation>
    </message>
    <message>
        <source>it has left the tenant</source>
        <translation>er hat den Mandanten verlassen</translation>
    </message>
    <message>
        <source>it has not subscribed to the channel</source>
        <translation>er hat den Kanal nicht abonniert</translation>
    </message>
    <message>
        <source>it is for another user</source>
        <translation>es ist für einen anderen Benutzer</translation>
    </message>
    <message>
        <source>it is in another namespace</source>
        <translation>er ist in einem anderen Namespace</translation>
    </message>
    <message>
        <source>it connected later</source>
        <translation>er kam erst später</translation>
    </message>
    <message>
        <source>it was gone</source>
        <translation>er war fort</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 ist schon da</translation>
    </message>
    <message>
        <source>outside %1</source>
        <translation>außen %1</translation>
    </message>
    <message>
        <source>any</source>
        <translation>beliebig</translation>
    </message>
    <message>
        <source>There is no free port</source>
        <translation>Es gibt keinen freien Port</translation>
    </message>
    <message>
        <source>of another tenant</source>
        <translation>eines anderen Mandanten</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TestClientModel</name>
    <message>
        <source>not connected</source>
        <translation>nicht verbunden</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>verbindet neu</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>received after %1</source>
        <translation>nach %1 empfangen</translation>
    </message>
    <message>
        <source>not received: not connected</source>
        <translation>nicht empfangen: nicht verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n verbunden</numerusform>
            <numerusform>%n verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>point it at %1, WebSocket only</source>
        <translation>richte ihn auf %1, nur WebSocket</translation>
    </message>
    <message>
        <source>not received</source>
        <translation>nicht empfangen</translation>
    </message>
    <message>
        <source>not received: %1</source>
        <translation>nicht empfangen: %1</translation>
    </message>
    <message>
        <source>closed at the test bench</source>
        <translation>am Prüfstand geschlossen</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TestFaultViewModel</name>
    <message>
        <source>%1 passed, %2 dropped, %3 duplicated, %4 reordered</source>
        <translation>%1 durch, %2 verloren, %3 verdoppelt, %4 vertauscht</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>going away</source>
        <translation>geht weg</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <source>service restart</source>
        <translation>Neustart des Dienstes</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TestScenarioModel</name>
    <message>
        <source>is refused</source>
        <translation>wird abgelehnt</translation>
    </message>
    <message>
        <source>reaches nobody</source>
        <translation>erreicht niemanden</translation>
    </message>
    <message>
        <source>reaches %1</source>
        <translation>erreicht %1</translation>
    </message>
    <message>
        <source>this is no scenario</source>
        <translation>das ist kein Ablauf</translation>
    </message>
    <message>
        <source>more than %1 steps</source>
        <translation>mehr als %1 Schritte</translation>
    </message>
    <message>
        <source>step %1 is none</source>
        <translation>Schritt %1 ist keiner</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TestScenarioViewModel</name>
    <message>
        <source>A scenario has at most %1 steps</source>
        <translation>Ein Ablauf hat höchstens %1 Schritte</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 passed</source>
        <translation>%1 von %2 bestanden</translation>
    </message>
    <message>
        <source>%1 passed, %2 failed</source>
        <translation>%1 bestanden, %2 gescheitert</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht da</translation>
    </message>
    <message>
        <source>it was refused</source>
        <translation>er wurde abgelehnt</translation>
    </message>
    <message>
        <source>it was let in</source>
        <translation>er wurde eingelassen</translation>
    </message>
    <message>
        <source>nothing came of it in %1 s</source>
        <translation>in %1 s kam nichts dabei heraus</translation>
    </message>
    <message>
        <source>it was accepted</source>
        <translation>es wurde angenommen</translation>
    </message>
    <message>
        <source>%1 has not got it</source>
        <translation>%1 hat es nicht bekommen</translation>
    </message>
    <message>
        <source>%1 has got it</source>
        <translation>%1 hat es bekommen</translation>
    </message>
    <message>
        <source>A name is of letters, digits, blanks, dots and hyphens</source>
        <translation>Ein Name besteht aus Buchstaben, Ziffern, Leerzeichen, Punkten und Strichen</translation>
    </message>
    <message>
        <source>%1 cannot be made</source>
        <translation>%1 kann nicht angelegt werden</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TimeRangeViewModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TrafficViewModel</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TransactionInspector</name>
    <message>
        <source>unit unknown</source>
        <translation>Einheit unbekannt</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation>Mandant</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>Counterparty</source>
        <translation>Gegenseite</translation>
    </message>
    <message>
        <source>Wallet</source>
        <translation>Wallet</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Published by</source>
        <translation>Veröffentlicht von</translation>
    </message>
    <message>
        <source>Arrived after</source>
        <translation>Angekommen nach</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Number in tenant</source>
        <translation>Nummer im Mandanten</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::TransactionsViewModel</name>
    <message>
        <source>paused – %1 new, %2 dropped</source>
        <translation>angehalten – %1 neu, %2 verworfen</translation>
    </message>
    <message>
        <source>shown %1 of %2</source>
        <translation>%1 von %2 gezeigt</translation>
    </message>
</context>
<context>
    <name>opsroom::viewmodels::WorkspaceViewModel</name>
    <message>
        <source>%1 hubs are open already: close one first</source>
        <translation>%1 Hubs sind schon offen: schließe zuerst einen</translation>
    </message>
</context>
</TS>
