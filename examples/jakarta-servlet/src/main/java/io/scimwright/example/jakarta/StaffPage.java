package io.scimwright.example.jakarta;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

/** The application's own page: who works here and in which team, as plain text. */
final class StaffPage extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** More than anybody reads. */
    private static final int SHOWN = 200;

    private final transient Table<Employee> employees;
    private final transient Table<Team> teams;

    StaffPage(Table<Employee> employees, Table<Team> teams) {
        this.employees = employees;
        this.teams = teams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println(employees.count() + " employees");
        for (Employee employee : employees.page(0, SHOWN)) {
            out.println("  " + employee.getLogin() + (employee.isEnabled() ? "" : " (may not sign in)"));
        }
        out.println(teams.count() + " teams");
        for (Team team : teams.page(0, SHOWN)) {
            out.println("  " + team.getName() + ", " + team.getMembers().size() + " members");
        }
    }
}
