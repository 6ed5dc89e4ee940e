#include "server/store/sqlite/checked_files.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <sqlite3.h>
#include <vector>
#include <zlib.h>

namespace opsroom::store {

namespace {

constexpr const char *kName = "opsroom-checked";
constexpr int kHeaderBytes = 100;           ///< of a database
constexpr int kReserveByte = 20;            ///< says how much of each page is left to us
constexpr int kSmallestPage = 512;          ///< pages are powers of two from here on
constexpr std::uint32_t kSeal = 0x4f707331; ///< marks the other half of a seal

using Seal = std::array<unsigned char, kPageSealBytes>;

/// Ours in front; SQLite's own behind it, in memory of its own size.
struct File
{
    sqlite3_file base;
    unsigned char *storage;
    bool isDatabase;
    bool isSealed;

    [[nodiscard]] sqlite3_file *real() const { return reinterpret_cast<sqlite3_file *>(storage); }
};

File *ours(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}
sqlite3_file *real(sqlite3_file *file)
{
    return ours(file)->real();
}

Seal sealOf(const unsigned char *page, int size, sqlite3_int64 at)
{
    const auto place = static_cast<std::uint64_t>(at);
    std::array<unsigned char, sizeof place> placeBytes{};
    std::memcpy(placeBytes.data(), &place, sizeof place);
    uLong sum = crc32(0, page, static_cast<uInt>(size - kPageSealBytes));
    sum = crc32(sum, placeBytes.data(), placeBytes.size());
    Seal seal{};
    const auto low = static_cast<std::uint32_t>(sum);
    std::memcpy(seal.data(), &low, sizeof low);
    std::memcpy(seal.data() + sizeof low, &kSeal, sizeof kSeal);
    return seal;
}

bool isPage(const File &file, int size)
{
    return file.isSealed && size >= kSmallestPage && (size & (size - 1)) == 0;
}

/// The first page says how the others are.
void learn(File &file, const void *bytes, int size, sqlite3_int64 at)
{
    if (file.isDatabase && at == 0 && size >= kHeaderBytes)
        file.isSealed = static_cast<const unsigned char *>(bytes)[kReserveByte] == kPageSealBytes;
}

int close(sqlite3_file *file)
{
    const int closed = real(file)->pMethods->xClose(real(file));
    delete[] ours(file)->storage;
    ours(file)->storage = nullptr;
    return closed;
}

int read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    const int done = real(file)->pMethods->xRead(real(file), to, size, at);
    if (done != SQLITE_OK)
        return done;
    learn(*ours(file), to, size, at);
    if (!isPage(*ours(file), size))
        return done;
    const auto *page = static_cast<const unsigned char *>(to);
    const Seal seal = sealOf(page, size, at);
    return std::memcmp(seal.data(), page + size - kPageSealBytes, seal.size()) == 0 ? SQLITE_OK : SQLITE_IOERR_DATA;
}

int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    learn(*ours(file), from, size, at);
    if (!isPage(*ours(file), size))
        return real(file)->pMethods->xWrite(real(file), from, size, at);
    const auto *page = static_cast<const unsigned char *>(from);
    std::vector<unsigned char> sealed(page, page + size);
    const Seal seal = sealOf(page, size, at);
    std::memcpy(sealed.data() + size - kPageSealBytes, seal.data(), seal.size());
    return real(file)->pMethods->xWrite(real(file), sealed.data(), size, at);
}

int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file *file, int flags)
{
    return real(file)->pMethods->xSync(real(file), flags);
}
int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}
int lock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}
int unlock(sqlite3_file *file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}
int checkReservedLock(sqlite3_file *file, int *isLocked)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), isLocked);
}
int fileControl(sqlite3_file *file, int operation, void *argument)
{
    return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}
int characteristics(sqlite3_file *file)
{
    return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int shmMap(sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, map);
}
int shmLock(sqlite3_file *file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void shmBarrier(sqlite3_file *file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}
int shmUnmap(sqlite3_file *file, int isDeleted)
{
    return real(file)->pMethods->xShmUnmap(real(file), isDeleted);
}

/// Version 2: without memory mapping, which would pass by read().
constexpr sqlite3_io_methods kMethods{2,
                                      close,
                                      read,
                                      write,
                                      truncate,
                                      sync,
                                      fileSize,
                                      lock,
                                      unlock,
                                      checkReservedLock,
                                      fileControl,
                                      sectorSize,
                                      characteristics,
                                      shmMap,
                                      shmLock,
                                      shmBarrier,
                                      shmUnmap,
                                      nullptr,
                                      nullptr};

int open(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    sqlite3_vfs *below = sqlite3_vfs_find(nullptr);
    File &own = *ours(file);
    own.base.pMethods = nullptr;
    own.isDatabase = (flags & SQLITE_OPEN_MAIN_DB) != 0;
    own.isSealed = false;
    own.storage = new (std::nothrow) unsigned char[static_cast<std::size_t>(below->szOsFile)]();
    if (own.storage == nullptr)
        return SQLITE_NOMEM;
    const int opened = below->xOpen(below, name, own.real(), flags, outFlags);
    if (own.real()->pMethods != nullptr) {
        own.base.pMethods = &kMethods;
    } else {
        delete[] own.storage;
        own.storage = nullptr;
    }
    return opened;
}

sqlite3_vfs makeLayer()
{
    sqlite3_vfs layer = *sqlite3_vfs_find(nullptr);
    layer.szOsFile = int(sizeof(File));
    layer.zName = kName;
    layer.xOpen = open;
    return layer;
}

} // namespace

const char *checkedFiles()
{
    static sqlite3_vfs layer = makeLayer();
    static const int isRegistered = sqlite3_vfs_register(&layer, 0);
    return isRegistered == SQLITE_OK ? kName : nullptr;
}

} // namespace opsroom::store
