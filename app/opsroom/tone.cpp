#include "app/opsroom/tone.h"

#include "qml/viewmodels/alert_list_model.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace opsroom::app {

namespace {

constexpr double kPulse = 0.11;   // seconds
constexpr double kPause = 0.05;   // seconds between two pulses
constexpr double kFade = 0.012;   // seconds: without it, pulses click
constexpr double kVolume = 9'000; // of 32,767

struct Shape
{
    int pulses;
    double hertz;
};

Shape shapeOf(int severity)
{
    using viewmodels::AlertListModel;
    switch (severity) {
    case AlertListModel::Critical:
        return {3, 988};
    case AlertListModel::High:
        return {2, 740};
    default:
        return {1, 494};
    }
}

} // namespace

QByteArray toneOf(int severity, int samplesPerSecond)
{
    const Shape shape = shapeOf(severity);
    const double seconds = shape.pulses * kPulse + (shape.pulses - 1) * kPause;
    const auto samples = static_cast<int>(seconds * samplesPerSecond);
    QByteArray pcm;
    pcm.reserve(samples * 2);
    for (int i = 0; i < samples; ++i) {
        const double at = static_cast<double>(i) / samplesPerSecond;
        const double inPulse = std::fmod(at, kPulse + kPause);
        const double edge = std::min(inPulse, kPulse - inPulse);
        const double envelope = std::clamp(edge / kFade, 0.0, 1.0);
        const auto value = static_cast<qint16>(kVolume * envelope * std::sin(2 * std::numbers::pi * shape.hertz * at));
        pcm.append(static_cast<char>(value & 0xff)).append(static_cast<char>(value >> 8));
    }
    return pcm;
}

} // namespace opsroom::app
