#pragma once
#include "pch_qt.h"

// QtTest includes all of it: three seconds for each test file.
#include <QtCore/QtCore>
