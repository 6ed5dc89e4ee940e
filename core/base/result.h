#pragma once

#include "core/base/error.h"

#include <optional>
#include <utility>
#include <variant>

namespace opsroom {

/// Wraps an error on its way into a Result: `return Failure(Error(ErrorCode::BadRequest, "..."));`
template <class E>
class Failure
{
public:
    constexpr explicit Failure(E error) : m_error(std::move(error)) {}
    constexpr E &&take() && { return std::move(m_error); }

private:
    E m_error;
};
template <class E>
Failure(E) -> Failure<E>;

/// A value, or the reason why there is none. Spelled like C++23's std::expected so that it can be replaced by it.
///
/// value() without a value and error() without an error are programming errors; nothing is thrown.
template <class T, class E = Error>
class [[nodiscard]] Result
{
public:
    using value_type = T;
    using error_type = E;

    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Failure<E> failure) : m_state(std::in_place_index<1>, std::move(failure).take()) {}

    [[nodiscard]] bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    [[nodiscard]] T &value() { return *std::get_if<0>(&m_state); }
    [[nodiscard]] const T &value() const { return *std::get_if<0>(&m_state); }
    [[nodiscard]] const E &error() const { return *std::get_if<1>(&m_state); }
    T &operator*() { return value(); }
    const T &operator*() const { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

    [[nodiscard]] T value_or(T fallback) const { return has_value() ? value() : std::move(fallback); }

private:
    std::variant<T, E> m_state;
};

/// Success without a value.
template <class E>
class [[nodiscard]] Result<void, E>
{
public:
    using value_type = void;
    using error_type = E;

    Result() = default;
    Result(Failure<E> failure) : m_error(std::move(failure).take()) {}

    [[nodiscard]] bool has_value() const { return !m_error.has_value(); }
    explicit operator bool() const { return has_value(); }
    [[nodiscard]] const E &error() const { return *m_error; }

private:
    std::optional<E> m_error;
};

} // namespace opsroom
