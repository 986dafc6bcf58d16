// What the programs of the pages begin with and do not repeat.
global using Acme.Data;
global using Acme.Data.Bronze;
global using Acme.Data.Gold;
global using Acme.Data.Silver;
global using TypedDao.Testing;
