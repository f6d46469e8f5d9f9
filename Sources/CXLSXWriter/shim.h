#pragma once
#include <xlsxwriter.h>

/* Swift's view of the C library is the POSIX one, without this call of Linux's
 * (glibc 2.27 or later): an anonymous file in memory. */
extern int memfd_create(const char *name, unsigned int flags);

/* MFD_CLOEXEC: programs started by this one do not get the file. */
static const unsigned int memfd_close_on_exec = 1U;
