import QtQuick
import Opsroom.Controls
import Opsroom.Theme
import Opsroom.ViewModels

/// What the connection has to say over every page.
Banner {
    id: root

    required property ConnectionViewModel connection

    visible: connection.banner !== ConnectionViewModel.NoBanner
    text: connection.bannerText
    detail: connection.bannerText.includes(connection.detail) ? "" : connection.detail
    iconName: {
        switch (connection.banner) {
        case ConnectionViewModel.RecoveredBanner: return "check";
        case ConnectionViewModel.GapBanner: return "problem";
        case ConnectionViewModel.IsolationBanner: return "problem";
        case ConnectionViewModel.ConnectingBanner: return "clock";
        }
        return "offline";
    }
    tone: {
        switch (connection.banner) {
        case ConnectionViewModel.RecoveredBanner: return Theme.good;
        case ConnectionViewModel.ConnectingBanner: return Theme.medium;
        case ConnectionViewModel.OfflineBanner: return Theme.critical;
        case ConnectionViewModel.IsolationBanner: return Theme.critical;
        }
        return Theme.high;
    }
    action: connection.canRetry ? qsTr("Retry now") : ""
    isDismissable: connection.banner === ConnectionViewModel.RecoveredBanner
                   || connection.banner === ConnectionViewModel.GapBanner
    onActionTriggered: connection.retryNow()
    onDismissed: connection.dismissBanner()
}
