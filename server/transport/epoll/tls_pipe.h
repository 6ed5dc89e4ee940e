#pragma once

#include <span>
#include <string>
#include <utility>

struct bio_st;

namespace opsroom::transport_epoll {

/// What the TLS engine of a shard reads from and writes to: the bytes that the shard received last, and a buffer of bytes
/// to be sent. All connections of the shard use the same one in turn, so that none has buffers of its own.
///
/// Thread: the shard's.
class TlsPipe
{
public:
    TlsPipe();
    TlsPipe(const TlsPipe &) = delete;
    TlsPipe &operator=(const TlsPipe &) = delete;
    ~TlsPipe();

    /// Replaces what is there to be read.
    void offer(std::span<const char> received) { m_input = received; }
    /// What was written since the last call.
    [[nodiscard]] std::string takeOutput() { return std::exchange(m_output, {}); }
    [[nodiscard]] bool hasOutput() const { return !m_output.empty(); }

    [[nodiscard]] bio_st *bio() const { return m_bio; }

private:
    static int onRead(bio_st *bio, char *data, int size);
    static int onWrite(bio_st *bio, const char *data, int size);
    static long onControl(bio_st *bio, int command, long number, void *pointer);

    std::span<const char> m_input;
    std::string m_output;
    bio_st *m_bio;
};

} // namespace opsroom::transport_epoll
