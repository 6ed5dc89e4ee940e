#include "tests/contract/store/faulty_disk.h"

#include <atomic>
#include <cstring>
#include <sqlite3.h>

namespace opsroom::test {

namespace {

std::atomic<FaultyDisk::Fault> g_fault = FaultyDisk::Fault::None;
std::atomic<std::int64_t> g_after = 0;
std::atomic<std::int64_t> g_calls = 0;
sqlite3_vfs *g_real = nullptr;

/// Ours in front, SQLite's own behind it in the same memory.
struct File
{
    sqlite3_file base;
    [[nodiscard]] sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real();
}

bool isDue()
{
    return g_calls.fetch_add(1) >= g_after;
}

int close(sqlite3_file *file)
{
    return real(file)->pMethods->xClose(real(file));
}
int read(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    if (g_fault == FaultyDisk::Fault::Read && isDue())
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, size, at);
}
int write(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    const FaultyDisk::Fault fault = g_fault;
    if (fault != FaultyDisk::Fault::Sync && fault != FaultyDisk::Fault::Read && isDue()) {
        if (fault == FaultyDisk::Fault::Full)
            return SQLITE_FULL;
        if (fault == FaultyDisk::Fault::Io)
            return SQLITE_IOERR_WRITE;
        if (fault == FaultyDisk::Fault::Short) {
            real(file)->pMethods->xWrite(real(file), from, size / 2, at);
            return SQLITE_IOERR_WRITE;
        }
    }
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}
int truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file *file, int flags)
{
    if (g_fault == FaultyDisk::Fault::Sync && isDue())
        return SQLITE_IOERR_FSYNC;
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

const sqlite3_io_methods kMethods{2,
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
    file->pMethods = nullptr;
    const int opened = g_real->xOpen(g_real, name, real(file), flags, outFlags);
    if (real(file)->pMethods != nullptr)
        file->pMethods = &kMethods;
    return opened;
}

sqlite3_vfs g_faulty;

} // namespace

FaultyDisk::FaultyDisk()
{
    g_real = sqlite3_vfs_find(nullptr);
    g_faulty = *g_real;
    g_faulty.szOsFile = int(sizeof(File)) + g_real->szOsFile;
    g_faulty.zName = "faulty";
    g_faulty.xOpen = open;
    sqlite3_vfs_register(&g_faulty, 1);
    repair();
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(&g_faulty);
    sqlite3_vfs_register(g_real, 1);
}

void FaultyDisk::fail(Fault fault, std::int64_t after)
{
    g_fault = Fault::None;
    g_after = after;
    g_calls = 0;
    g_fault = fault;
}

std::int64_t FaultyDisk::calls() const
{
    return g_calls;
}

} // namespace opsroom::test
