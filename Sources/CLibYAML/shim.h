#ifndef MLGATE_CLIBYAML_SHIM_H
#define MLGATE_CLIBYAML_SHIM_H

#include <yaml.h>

#endif
