import QtQuick
import QtTest
import Opsroom.Theme

/// WCAG AA: text reaches 4.5:1, marks and the borders of controls reach 3:1, in every theme.
TestCase {
    name: "Theme"

    function init() { failOnWarning(/.?/); }

    function luminance(color: color): real {
        const part = value => value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        return 0.2126 * part(color.r) + 0.7152 * part(color.g) + 0.0722 * part(color.b);
    }

    function contrast(one: color, other: color): real {
        const a = luminance(one), b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    function test_contrast_data() {
        return [{ tag: "light", mode: Theme.Light }, { tag: "dark", mode: Theme.Dark }, { tag: "high contrast", mode: Theme.HighContrast }];
    }

    function test_contrast(row) {
        Theme.mode = row.mode;
        const grounds = ["window", "surface", "raised", "sunken", "hover", "selected"];
        const texts = ["text", "textMuted", "textFaint", "critical", "high", "medium", "low", "good"];
        const marks = ["lineStrong", "seriesA", "seriesB", "seriesC", "focus"];
        for (const ground of grounds) {
            for (const ink of texts) {
                const ratio = contrast(Theme[ink], Theme[ground]);
                verify(ratio >= 4.5, ink + " on " + ground + ": " + ratio.toFixed(2));
            }
        }
        for (const ink of marks) {
            const ratio = contrast(Theme[ink], Theme.surface);
            verify(ratio >= 3, ink + " on surface: " + ratio.toFixed(2));
        }
        verify(contrast(Theme.accentInk, Theme.accent) >= 4.5);
        for (const ground of ["demo", "critical", "high", "medium", "low"])
            verify(contrast(Theme.inkOn(Theme[ground]), Theme[ground]) >= 4.5, "ink on " + ground + ": " + Theme.inkOn(Theme[ground]) + " on " + Theme[ground]);
    }

    function test_reduced_motion_stops_everything() {
        Theme.hasReducedMotion = true;
        compare(Theme.quick, 0);
        compare(Theme.slide, 0);
        Theme.hasReducedMotion = false;
        verify(Theme.breath >= 334, "slower than three flashes a second");
    }
}
