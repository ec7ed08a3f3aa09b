// Memory for tensors on the processor: freed blocks wait in bins by size for the next tensor, as libtorch itself
// does on CUDA. The C library's aligned allocation costs as much as a small operator, and returns large blocks to
// the system only to fetch and clear their pages again at the next step.
#pragma once
#include "support.h"
#include <atomic>

namespace {

constexpr size_t HeaderBytes = 64;                       // also the alignment
constexpr size_t LargestKept = size_t(64) << 20;
constexpr int64_t MostKept = int64_t(128) << 20;         // in all bins together
constexpr int Bins = 4 * 21 + 1;                         // four sizes a doubling, from 64 bytes to 64 MB

struct FreeBlock { FreeBlock* next; };
struct alignas(64) Bin {
    std::atomic_flag busy = ATOMIC_FLAG_INIT;
    FreeBlock* first = nullptr;
    void lock() { while (busy.test_and_set(std::memory_order_acquire)) {} }
    void unlock() { busy.clear(std::memory_order_release); }
};
Bin bins[Bins];
std::atomic<int64_t> kept{0};
std::atomic<int64_t> outstanding{0};                     // given out and not given back: C# watches it

// The bin of a size, which is rounded up to the size of the bin's blocks.
int bin_of(size_t& bytes) {
    if (bytes <= 64) { bytes = 64; return 0; }
    const int exponent = 63 - __builtin_clzll(bytes - 1);
    const size_t base = size_t(1) << exponent, step = base / 4, part = (bytes - 1 - base) / step;
    bytes = base + (part + 1) * step;
    return (exponent - 6) * 4 + static_cast<int>(part) + 1;
}

void give_back(void* data) {
    if (!data) return;
    char* block = static_cast<char*>(data) - HeaderBytes;
    size_t bytes = *reinterpret_cast<size_t*>(block);
    outstanding.fetch_sub(static_cast<int64_t>(bytes), std::memory_order_relaxed);
    if (bytes > LargestKept || kept.load(std::memory_order_relaxed) + static_cast<int64_t>(bytes) > MostKept) {
        std::free(block);
        return;
    }
    Bin& bin = bins[bin_of(bytes)];
    auto* freed = static_cast<FreeBlock*>(data);
    bin.lock();
    freed->next = bin.first;
    bin.first = freed;
    bin.unlock();
    kept.fetch_add(static_cast<int64_t>(bytes), std::memory_order_relaxed);
}

void* take(size_t bytes) {
    if (bytes == 0) return nullptr;
    if (bytes <= LargestKept) {
        Bin& bin = bins[bin_of(bytes)];
        bin.lock();
        FreeBlock* found = bin.first;
        if (found) bin.first = found->next;
        bin.unlock();
        if (found) {
            kept.fetch_sub(static_cast<int64_t>(bytes), std::memory_order_relaxed);
            outstanding.fetch_add(static_cast<int64_t>(bytes), std::memory_order_relaxed);
            return found;
        }
    }
    void* block = nullptr;
    if (bytes > SIZE_MAX - 2 * HeaderBytes || posix_memalign(&block, HeaderBytes, bytes + HeaderBytes) != 0)
        TORCH_CHECK(false, "DefaultCPUAllocator: can't allocate memory: you tried to allocate ", bytes, " bytes.");
    *static_cast<size_t*>(block) = bytes;
    outstanding.fetch_add(static_cast<int64_t>(bytes), std::memory_order_relaxed);
    return static_cast<char*>(block) + HeaderBytes;
}

struct BinAllocator final : c10::Allocator {
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 3)
    c10::DataPtr allocate(size_t bytes) override { return make(bytes); }
    void copy_data(void* target, const void* source, std::size_t count) const override { default_copy_data(target, source, count); }
#else
    c10::DataPtr allocate(size_t bytes) const override { return make(bytes); }
#endif
    c10::DeleterFnPtr raw_deleter() const override { return &give_back; }
    static c10::DataPtr make(size_t bytes) {
        void* data = take(bytes);
        return {data, data, &give_back, c10::Device(c10::kCPU)};
    }
};
BinAllocator bin_allocator;

}  // namespace
