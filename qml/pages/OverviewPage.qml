pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Opsroom.Charts
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// How the hub is doing, at a glance; everything opens the page that says more.
PageFrame {
    id: root

    required property OverviewViewModel viewModel

    signal pageRequested(int page)

    label: qsTr("Overview")
    isEmpty: !viewModel.isLoaded
    emptyTitle: qsTr("No figures yet")
    emptyText: qsTr("The hub sends its figures every few seconds.")
    emptyIcon: "overview"

    Flickable {
        anchors.fill: parent
        contentHeight: Math.max(height, 548)
        boundsBehavior: Flickable.StopAtBounds
        clip: contentHeight > height

        ColumnLayout {
            width: parent.width
            height: parent.height
            spacing: Metrics.medium

            GridLayout {
                Layout.fillWidth: true
                columns: root.width < 760 ? 3 : 6
                columnSpacing: Metrics.medium
                rowSpacing: Metrics.medium

                Repeater {
                    model: root.viewModel.cards

                    MetricCard {
                        id: card

                        required text
                        required unit
                        required isKnown
                        required property string badge
                        required property int page
                        required property SampleHistory history

                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        value: text
                        change: badge
                        samples: history.values
                        places: history.capacity
                        minimum: history.minimum
                        maximum: history.maximum
                        onClicked: root.pageRequested(card.page)
                    }
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
                spacing: Metrics.medium

                Card {
                    title: qsTr("Updates")
                    note: qsTr("a second, arriving here")
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    actions: Button {
                        isQuiet: true
                        text: qsTr("Open")
                        onClicked: root.pageRequested(NavigationViewModel.Traffic)
                    }

                    LineChart {
                        anchors.fill: parent
                        label: qsTr("Updates a second over the last five minutes")
                        spanSeconds: root.viewModel.messageRate.capacity * root.viewModel.messageRate.stepSeconds
                        places: root.viewModel.messageRate.capacity
                        maximum: root.viewModel.messageRate.maximum
                        unit: qsTr("/s")
                        isFilled: true
                        series: [
                            ChartSeries {
                                name: qsTr("Updates")
                                tone: Theme.seriesA
                                values: root.viewModel.messageRate.values
                            }
                        ]
                    }
                }
                OverviewAlerts {
                    counts: root.viewModel.openAlerts
                    Layout.preferredWidth: Math.min(320, root.width * 0.3)
                    Layout.fillHeight: true
                    onOpened: root.pageRequested(NavigationViewModel.Alerts)
                }
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: 1
                spacing: Metrics.medium

                Card {
                    title: qsTr("Latency")
                    note: qsTr("from publication to arrival")
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.fillHeight: true
                    actions: Button {
                        isQuiet: true
                        text: qsTr("Open")
                        onClicked: root.pageRequested(NavigationViewModel.Latency)
                    }

                    PercentileChart {
                        anchors.fill: parent
                        track: root.viewModel.delivery
                        label: qsTr("Latency percentiles from publication to arrival")
                    }
                }
                OverviewWallets {
                    viewModel: root.viewModel
                    Layout.fillWidth: true
                    Layout.preferredWidth: 2
                    Layout.fillHeight: true
                    onOpened: root.pageRequested(NavigationViewModel.Wallets)
                }
                OverviewTenants {
                    model: root.viewModel.tenants
                    visible: root.width >= 900
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.fillHeight: true
                    onOpened: root.pageRequested(NavigationViewModel.Tenants)
                }
            }
        }
    }
}
