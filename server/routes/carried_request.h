#pragma once

#include "core/protocol/http/request.h"

#include <string>

namespace opsroom::routes {

/// A copy of a request with texts of its own, for an answer that is made elsewhere.
///
/// Thread: immutable once built, any.
class CarriedRequest
{
public:
    explicit CarriedRequest(const http::Request &request) : m_request(request)
    {
        m_texts.reserve(sizeOf(request));
        for (std::string_view *text :
             {&m_request.method, &m_request.target, &m_request.path, &m_request.query, &m_request.body})
            keep(*text);
        for (http::HeaderField &field : m_request.headers) {
            keep(field.name);
            keep(field.value);
        }
    }
    CarriedRequest(const CarriedRequest &) = delete;
    CarriedRequest &operator=(const CarriedRequest &) = delete;
    ~CarriedRequest() = default;

    [[nodiscard]] const http::Request &request() const { return m_request; }

private:
    [[nodiscard]] static std::size_t sizeOf(const http::Request &request)
    {
        std::size_t size = request.method.size() + request.target.size() + request.path.size() + request.query.size()
                           + request.body.size();
        for (const http::HeaderField &field : request.headers)
            size += field.name.size() + field.value.size();
        return size;
    }
    /// Never reallocates: the room was reserved, and views point into it.
    void keep(std::string_view &text)
    {
        const std::size_t begin = m_texts.size();
        m_texts += text;
        text = std::string_view(m_texts).substr(begin);
    }

    http::Request m_request;
    std::string m_texts;
};

} // namespace opsroom::routes
