#include "server/transport/epoll/tls_pipe.h"

#include <algorithm>
#include <openssl/bio.h>

namespace opsroom::transport_epoll {

namespace {

TlsPipe &pipeOf(BIO *bio)
{
    return *static_cast<TlsPipe *>(BIO_get_data(bio));
}

} // namespace

TlsPipe::TlsPipe() : m_bio(nullptr)
{
    // One kind of BIO for the process; it lives as long.
    static BIO_METHOD *const method = [] {
        BIO_METHOD *made = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "opsroom shard");
        BIO_meth_set_read(made, onRead);
        BIO_meth_set_write(made, onWrite);
        BIO_meth_set_ctrl(made, onControl);
        return made;
    }();
    m_bio = BIO_new(method);
    BIO_set_data(m_bio, this);
    BIO_set_init(m_bio, 1);
}

TlsPipe::~TlsPipe()
{
    BIO_free(m_bio);
}

int TlsPipe::onRead(BIO *bio, char *data, int size)
{
    TlsPipe &pipe = pipeOf(bio);
    BIO_clear_retry_flags(bio);
    const std::size_t taken = std::min(pipe.m_input.size(), static_cast<std::size_t>(size));
    if (taken == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::copy_n(pipe.m_input.begin(), taken, data);
    pipe.m_input = pipe.m_input.subspan(taken);
    return static_cast<int>(taken);
}

int TlsPipe::onWrite(BIO *bio, const char *data, int size)
{
    BIO_clear_retry_flags(bio);
    pipeOf(bio).m_output.append(data, static_cast<std::size_t>(size));
    return size;
}

long TlsPipe::onControl(BIO *, int command, long, void *)
{
    return command == BIO_CTRL_FLUSH ? 1 : 0;
}

} // namespace opsroom::transport_epoll
