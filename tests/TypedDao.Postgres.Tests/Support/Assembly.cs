using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(PostgresServer))]
